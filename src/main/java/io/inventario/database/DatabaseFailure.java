package io.inventario.database;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;
import liquibase.exception.LiquibaseException;
import org.h2.api.ErrorCode;
import org.h2.jdbc.JdbcException;
import org.jspecify.annotations.Nullable;

/** Why the database cannot be used, found in whatever exception carried it, in words that name the remedy and no account. */
public record DatabaseFailure(Kind kind, String message) {
    /** The cases a person can do something about; the interface translates them by {@link #key()}. */
    public enum Kind {
        CONNECTION_REFUSED("no server answers there: start it, or correct host and port in DATABASE_URL"),
        UNKNOWN_HOST("its host name is not known: correct the host in DATABASE_URL"),
        TIMEOUT("the server did not answer in time: check network, firewall, host and port"),
        TLS("the encrypted connection failed: check sslmode in DATABASE_URL and the server's certificate"),
        WRONG_PASSWORD("user or password is wrong: correct them in DATABASE_URL"),
        NOT_ADMITTED("the server does not admit this account from here: check its role, pg_hba.conf and sslmode"),
        UNKNOWN_DATABASE("there is no database of that name on the server: create it, or correct DATABASE_URL"),
        TOO_MANY_CONNECTIONS("the server has no connection left: lower DATABASE_POOL_SIZE or the number of instances"),
        POOL_EXHAUSTED("all connections of this instance are in use: try again, or raise DATABASE_POOL_SIZE"),
        STARTING("the server is starting, stopping or recovering: try again shortly"),
        CONNECTION_LOST("the connection was lost: what was not confirmed is not saved, try again"),
        NO_RIGHTS("the account lacks a right: it must own the database or the schema inventario"),
        READ_ONLY("the server only allows reading: name the primary in DATABASE_URL"),
        DISK_FULL("the disk of the server is full"),
        FILE_LOCKED("another program has the H2 file open: close it"),
        FILE_DAMAGED("the H2 file cannot be read: restore a backup"),
        PROGRAM_TOO_OLD("a newer version of Inventario owns this data: start that version"),
        MIGRATION_INTERRUPTED(
                "a migration was cut off and the H2 file is in use: close the other program and start again"),
        IN_USE_ELSEWHERE("the schema is to change and another process has the H2 file open: stop it first"),
        MIGRATION_FAILED("a migration failed and nothing of it was kept");

        private final String explanation;

        Kind(String explanation) {
            this.explanation = explanation;
        }

        /** The message key of this case, for translation. */
        public String key() {
            return "database.failure." + name().toLowerCase(Locale.ROOT);
        }
    }

    static DatabaseFailure of(Kind kind) {
        return new DatabaseFailure(kind, kind.explanation);
    }

    /** The failure behind an exception; empty when it has nothing to do with reaching or opening the database. */
    public static Optional<DatabaseFailure> in(Throwable thrown) {
        Set<Throwable> chain = new LinkedHashSet<>();
        collect(thrown, chain);
        List<Throwable> deepestFirst = new ArrayList<>(chain).reversed();
        for (Throwable cause : deepestFirst) {
            Kind kind = kind(cause);
            if (kind != null) {
                return Optional.of(of(kind));
            }
        }
        if (chain.stream().anyMatch(LiquibaseException.class::isInstance)) {
            String reason = String.valueOf(deepestFirst.getFirst().getMessage())
                    .lines()
                    .findFirst()
                    .orElse("")
                    .replaceFirst("; SQL statement:$", ""); // H2 goes on with it in the next lines
            return Optional.of(
                    new DatabaseFailure(Kind.MIGRATION_FAILED, Kind.MIGRATION_FAILED.explanation + ": " + reason));
        }
        return Optional.empty();
    }

    private static void collect(@Nullable Throwable thrown, Set<Throwable> chain) {
        if (thrown != null && chain.add(thrown)) {
            collect(thrown.getCause(), chain);
            if (thrown instanceof SQLException sql) {
                collect(sql.getNextException(), chain);
            }
        }
    }

    private static @Nullable Kind kind(Throwable thrown) {
        return switch (thrown) {
            case DatabaseRefusal refusal -> refusal.kind();
            case UnknownHostException host -> Kind.UNKNOWN_HOST;
            case ConnectException refused -> Kind.CONNECTION_REFUSED;
            case SocketTimeoutException slow -> Kind.TIMEOUT;
            case SSLException tls -> Kind.TLS;
            case JdbcException h2 -> h2Kind(h2.getErrorCode());
            case SQLException sql -> postgresKind(String.valueOf(sql.getSQLState()), String.valueOf(sql.getMessage()));
            default -> null;
        };
    }

    private static @Nullable Kind h2Kind(int code) {
        return switch (code) {
            case ErrorCode.DATABASE_ALREADY_OPEN_1 -> Kind.FILE_LOCKED;
            case ErrorCode.WRONG_USER_OR_PASSWORD -> Kind.WRONG_PASSWORD;
            case ErrorCode.DATABASE_NOT_FOUND_WITH_IF_EXISTS_1, ErrorCode.REMOTE_DATABASE_NOT_FOUND_1 ->
                Kind.UNKNOWN_DATABASE;
            case ErrorCode.FILE_CORRUPTED_1, ErrorCode.FILE_VERSION_ERROR_1 -> Kind.FILE_DAMAGED;
            case ErrorCode.CONNECTION_BROKEN_1,
                    ErrorCode.DATABASE_IS_CLOSED,
                    ErrorCode.DATABASE_CALLED_AT_SHUTDOWN,
                    ErrorCode.DATABASE_IS_IN_EXCLUSIVE_MODE -> Kind.CONNECTION_LOST;
            default -> null;
        };
    }

    private static @Nullable Kind postgresKind(String state, String message) {
        return switch (state) {
            case "28P01" -> Kind.WRONG_PASSWORD;
            // the driver's own refusals: no TLS on the server, or no password given; SSL is SSL in every language
            case "08004" -> message.contains("SSL") ? Kind.TLS : Kind.WRONG_PASSWORD;
            case "28000" -> Kind.NOT_ADMITTED;
            case "3D000" -> Kind.UNKNOWN_DATABASE;
            case "53300" -> Kind.TOO_MANY_CONNECTIONS;
            case "57P03" -> Kind.STARTING;
            case "42501" -> Kind.NO_RIGHTS;
            case "25006" -> Kind.READ_ONLY;
            case "53100" -> Kind.DISK_FULL;
            case "57P01", "57P02", "08003", "08006", "08007" -> Kind.CONNECTION_LOST;
            case "08001" -> Kind.CONNECTION_REFUSED;
            default -> poolKind(message);
        };
    }

    /** The pool's own refusals have no state; a connection that broke under a statement is closed for all that follows, also for a rollback. */
    private static @Nullable Kind poolKind(String message) {
        if (message.contains("Connection is not available")) {
            return Kind.POOL_EXHAUSTED;
        }
        return message.equals("Connection is closed") ? Kind.CONNECTION_LOST : null;
    }
}

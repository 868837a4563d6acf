package io.inventario.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's own programs on this machine, and whether a backup that they take could be proved here, in a database of its own; the
 * doctor and the backups ask the same.
 */
public final class DumpPrograms {
    /** From this version on pg_restore begins with a setting that older servers refuse. */
    private static final int WITH_TRANSACTION_TIMEOUT = 17;

    private final DatabaseUrl url;
    private final @Nullable DatabaseUrl admin;

    /** @param admin an account of the same server that may create databases, where one is given */
    public DumpPrograms(DatabaseUrl url, @Nullable DatabaseUrl admin) {
        this.url = url;
        this.admin = admin;
    }

    /**
     * Where a database can be created beside the live one.
     *
     * @param url of the account that may; null where none may
     * @param obstacle why none may; null where one may
     */
    public record Room(@Nullable DatabaseUrl url, @Nullable Finding obstacle) {}

    /** Good when pg_dump can take backups that can be proved; else what is in the way. */
    public Finding examine() throws SQLException {
        try (Connection live = url.connect()) {
            return examine(live);
        }
    }

    Finding examine(Connection live) throws SQLException {
        Finding programs = programs(live.getMetaData().getDatabaseMajorVersion());
        if (programs.level() != Finding.Level.GOOD) {
            return programs;
        }
        Finding obstacle = room(live).obstacle();
        return obstacle == null ? programs : obstacle;
    }

    private static Finding programs(int server) {
        Optional<Integer> dump = PostgresClient.version("pg_dump");
        if (dump.isEmpty() || PostgresClient.version("pg_restore").isEmpty()) {
            return Finding.warning("pgdump.missing");
        }
        return programs(dump.get(), server);
    }

    /** @param dump the version of the programs; neither older ones nor some newer ones serve a server */
    static Finding programs(int dump, int server) {
        if (dump < server) {
            return Finding.warning("pgdump.old", dump, server);
        }
        return server < WITH_TRANSACTION_TIMEOUT && dump >= WITH_TRANSACTION_TIMEOUT
                ? Finding.warning("pgdump.new", dump, server)
                : Finding.good("pgdump", dump);
    }

    /** The account of the data itself, where it may, else that of {@code ADMIN_DATABASE_URL}. */
    public Room room(Connection live) throws SQLException {
        if (mayCreateDatabases(live)) {
            return new Room(url, null);
        }
        if (admin == null) {
            return none("pgdump.unprovable", user(live));
        }
        try (Connection connection = admin.connect()) {
            if (!started(connection).equals(started(live))) {
                return none("pgdump.admin.elsewhere");
            }
            return mayCreateDatabases(connection)
                    ? new Room(admin, null)
                    : none("pgdump.admin.rights", user(connection));
        } catch (SQLException e) {
            return none("pgdump.admin.failed", String.valueOf(e.getSQLState()));
        }
    }

    private static Room none(String code, Object... arguments) {
        return new Room(null, Finding.warning(code, arguments));
    }

    private static String user(Connection connection) throws SQLException {
        return connection.getMetaData().getUserName();
    }

    private static boolean mayCreateDatabases(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet role = statement.executeQuery(
                        "select rolsuper or rolcreatedb from pg_roles where rolname = current_user")) {
            return role.next() && role.getBoolean(1);
        }
    }

    /** To the microsecond: no two servers share it, whatever name leads to them. */
    private static OffsetDateTime started(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet start = statement.executeQuery("select pg_postmaster_start_time()")) {
            start.next();
            return start.getObject(1, OffsetDateTime.class);
        }
    }
}

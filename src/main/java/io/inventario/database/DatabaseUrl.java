package io.inventario.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where the data lives, read from DATABASE_URL: PaaS addresses, JDBC addresses, or nothing for the H2 file.
 *
 * @param place what may be shown to a person: engine, host or file, never an account
 * @param file the H2 database without its file extension; null on PostgreSQL and in memory
 */
public record DatabaseUrl(
        Engine engine,
        String jdbcUrl,
        @Nullable String user,
        @Nullable String password,
        String place,
        @Nullable Path file) {
    public static final String VARIABLE = "DATABASE_URL";
    public static final String SCHEMA = "inventario";
    public static final String DEFAULT = "jdbc:h2:file:./data/inventario";
    private static final Map<String, String> OTHER_ENGINES = Map.of(
            "mysql", "MySQL",
            "mariadb", "MariaDB",
            "sqlite", "SQLite",
            "sqlite3", "SQLite",
            "oracle", "Oracle",
            "sqlserver", "SQL Server",
            "mssql", "SQL Server",
            "mongodb", "MongoDB",
            "redis", "Redis");

    /** The two databases on which everything runs. */
    public enum Engine {
        POSTGRESQL,
        H2
    }

    /** @throws ConfigurationException when the value cannot be understood */
    public static DatabaseUrl of(@Nullable String value) {
        String url = value == null || value.isBlank() ? DEFAULT : value.strip();
        if (url.startsWith("\"") || url.startsWith("'")) {
            throw unusable("is in quotation marks: remove them");
        }
        if (url.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))) {
            throw unusable("contains a space or a control character: percent-encode it (%20 for a space)");
        }
        String lower = url.toLowerCase(Locale.ROOT);
        for (String scheme : new String[] {"postgres://", "postgresql://"}) {
            if (lower.startsWith(scheme)) {
                return new PostgresUrl(url.substring(scheme.length()), false).parse();
            }
        }
        if (lower.startsWith("jdbc:postgresql://")) {
            return new PostgresUrl(url.substring("jdbc:postgresql://".length()), true).parse();
        }
        if (lower.startsWith("jdbc:postgresql:")) {
            return new PostgresUrl("/" + url.substring("jdbc:postgresql:".length()), true).parse();
        }
        if (lower.startsWith("jdbc:h2:")) {
            return H2Url.parse(url.substring("jdbc:h2:".length()));
        }
        throw foreign(lower);
    }

    public boolean isPostgres() {
        return engine == Engine.POSTGRESQL;
    }

    /** The same H2 database with the same account and settings, in another file. */
    public DatabaseUrl inFile(Path other) {
        int settings = jdbcUrl.indexOf(';');
        return new DatabaseUrl(
                engine, "jdbc:h2:file:" + other + jdbcUrl.substring(settings), user, password, "H2 " + other, other);
    }

    /** The same account on another database of the same PostgreSQL server; the name is used as it is. */
    public DatabaseUrl onDatabase(String name) {
        return new DatabaseUrl(
                engine,
                jdbcUrl.replaceFirst("^(jdbc:postgresql://[^/]+/)[^?]*", "$1" + name),
                user,
                password,
                place.replaceFirst("/[^/]*$", "/" + name),
                file);
    }

    /** Names files about a database of PostgreSQL; must never change, because such a file is looked for under the same name later. */
    String serverName() {
        return place.replaceFirst("^PostgreSQL ", "PostgreSQL at ").replaceFirst("/([^/]*)$", ", database $1");
    }

    /** A connection outside the pool, for work that must not share one. */
    public Connection connect() throws SQLException {
        return connect(Map.of());
    }

    /** The same with settings of the driver. */
    public Connection connect(Map<String, String> settings) throws SQLException {
        var account = new Properties();
        account.putAll(settings);
        if (user != null) {
            account.setProperty("user", user);
        }
        if (password != null) {
            account.setProperty("password", password);
        }
        return DriverManager.getConnection(jdbcUrl, account);
    }

    @Override
    public String toString() {
        return place;
    }

    static ConfigurationException unusable(String problem) {
        return new ConfigurationException(VARIABLE, problem);
    }

    private static ConfigurationException foreign(String lower) {
        String scheme = lower.startsWith("jdbc:") ? lower.substring(5) : lower;
        int end = scheme.indexOf(':');
        String engine = end < 0 ? null : OTHER_ENGINES.get(scheme.substring(0, end));
        if (engine != null) {
            return unusable("names " + engine + ", but Inventario runs on PostgreSQL and H2");
        }
        return unusable("must begin with postgres://, postgresql://, jdbc:postgresql: or jdbc:h2:");
    }
}

package io.inventario.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * A connection of its own on which nothing can be changed, whatever is asked on it. PostgreSQL is told so for the transaction; H2
 * has no such transaction, so there an account asks that may select from our tables and nothing else.
 */
final class ReadOnlyConnection {
    private static final String READER = "INVENTARIO_READER";
    /** What an answer may take of the program's memory. */
    private static final String MOST_BYTES = "32M";

    private final DatabaseUrl url;
    private final Duration patience;

    ReadOnlyConnection(DatabaseUrl url, Duration patience) {
        this.url = url;
        this.patience = patience;
    }

    /** To be closed by the caller, who keeps nothing. */
    Connection open() throws SQLException {
        Connection connection = url.isPostgres() ? onPostgres() : onH2();
        try {
            connection.setAutoCommit(false);
            if (url.isPostgres()) {
                begin(connection);
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private Connection onPostgres() throws SQLException {
        return url.connect(
                Map.of("maxResultBuffer", MOST_BYTES, "readOnly", "true", "ApplicationName", "inventario console"));
    }

    private void begin(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(
                    "set session characteristics as transaction read only"); // those that would come after this one
            connection.commit();
            statement.execute("set transaction isolation level repeatable read read only");
            statement.execute("set local statement_timeout = " + patience.toMillis());
            statement.execute("set local lock_timeout = 2000");
            statement.execute("set local standard_conforming_strings = on");
            statement.execute("set local search_path = " + DatabaseUrl.SCHEMA);
            statement.execute("select 1"); // once something was asked, no transaction can be made one that writes
        }
    }

    /** Its password is another one every time and known to nobody. */
    private synchronized Connection onH2() throws SQLException {
        String password = SecretKey.make();
        try (Connection owner = url.connect();
                var statement = owner.createStatement()) {
            statement.execute("create user if not exists " + READER + " password '" + password + "'");
            statement.execute("alter user " + READER + " set password '" + password + "'");
            statement.execute(
                    "grant select on schema " + DatabaseUrl.SCHEMA.toUpperCase(Locale.ROOT) + " to " + READER);
            return reader(password);
        }
    }

    /** Without the settings of our address, which only an administrator may make; the open database has them already. */
    private Connection reader(String password) throws SQLException {
        String address = url.jdbcUrl();
        Properties account = new Properties();
        account.setProperty("user", READER);
        account.setProperty("password", password);
        String server = address.contains(";AUTO_SERVER=TRUE") ? ";AUTO_SERVER=TRUE" : "";
        Connection reader = DriverManager.getConnection(address.substring(0, address.indexOf(';')) + server, account);
        reader.setSchema(DatabaseUrl.SCHEMA.toUpperCase(Locale.ROOT));
        return reader;
    }
}

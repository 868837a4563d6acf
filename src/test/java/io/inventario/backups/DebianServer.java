package io.inventario.backups;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.inventario.TestPostgres;
import io.inventario.database.PostgresClient;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A PostgreSQL of the version of Debian's client programs, set up as its pages say: a database, an account with all privileges on
 * it and nothing more; and a second account that may create databases.
 */
final class DebianServer implements AutoCloseable {
    static final int VERSION = 15;
    static final String SHOP_PASSWORD = "canary-of-the-shop";
    static final String KEEPER_PASSWORD = "canary-of-the-keeper";

    private final EmbeddedPostgres server;

    private DebianServer(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Skips the test where pg_dump is not installed, or is not for such a server. */
    static DebianServer start() {
        assumeTrue(PostgresClient.version("pg_dump")
                .filter(version -> version >= VERSION && version < 17)
                .isPresent());
        assumeTrue(System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64"));
        DebianServer server = new DebianServer(TestPostgres.start(EmbeddedPostgres.builder()
                .setPgBinaryResolver((system, machine) -> URI.create("jar:"
                                + Path.of("target/tools/postgres-of-debian.jar").toUri()
                                + "!/postgres-linux-x86_64.txz")
                        .toURL()
                        .openStream())));
        server.run(
                "create role shop login password '" + SHOP_PASSWORD + "'",
                "create role keeper login password '" + KEEPER_PASSWORD + "'",
                "create database shop",
                "grant all privileges on database shop to shop");
        return server;
    }

    String url() {
        return "postgres://shop:" + SHOP_PASSWORD + "@localhost:" + server.getPort() + "/shop";
    }

    String adminUrl() {
        return "postgres://keeper:" + KEEPER_PASSWORD + "@localhost:" + server.getPort() + "/postgres";
    }

    void mayCreateDatabases(boolean shop, boolean keeper) {
        run("alter role shop " + (shop ? "createdb" : "nocreatedb"));
        run("alter role keeper " + (keeper ? "createdb" : "nocreatedb"));
    }

    /** As the superuser. */
    void run(String... statements) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The databases in which backups are or were looked at, with who made them. */
    List<String> spareDatabases() {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select pg_get_userbyid(datdba) || ' ' || datname from pg_database where datname like 'inventario%'")) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether nobody works in one of them: the server needs a moment to see that a process was killed. */
    boolean isAtRest() {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                ResultSet locks = statement.executeQuery("select 1 from pg_locks where locktype = 'advisory'")) {
            return !locks.next();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}

package io.inventario;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** One real PostgreSQL for all tests, started when first asked for; every test gets a database of its own, owned by an ordinary role. */
public final class TestPostgres {
    private static final AtomicInteger count = new AtomicInteger();

    private TestPostgres() {}

    /** A DATABASE_URL of a new, empty database whose owner may do what a provider's customer may: no superuser, no CREATEDB. */
    public static String freshUrl() {
        String name = "shop" + count.incrementAndGet();
        asSuperuser(
                "CREATE ROLE " + name + " LOGIN PASSWORD '" + password(name) + "'",
                "CREATE DATABASE " + name + " OWNER " + name);
        return "postgres://" + name + ":" + password(name) + "@localhost:" + port() + "/" + name;
    }

    public static int port() {
        return Server.RUNNING.getPort();
    }

    /** Statements outside any transaction, on the server's own database. */
    public static void asSuperuser(String... statements) {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://localhost:" + port() + "/postgres", "postgres", "postgres");
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String password(String name) {
        return "secret-of-" + name;
    }

    /** Starts a server that asks everybody but its superuser for a password: it comes up trusting all, which would hide a wrong one. */
    public static EmbeddedPostgres start(EmbeddedPostgres.Builder builder) {
        try {
            Path data = Files.createTempDirectory("inventario-postgres");
            EmbeddedPostgres server = builder.setDataDirectory(data)
                    .setCleanDataDirectory(true)
                    .setServerConfig("fsync", "off")
                    .start();
            Files.writeString(data.resolve("pg_hba.conf"), """
                    local all all trust
                    host all postgres 127.0.0.1/32 trust
                    host all postgres ::1/128 trust
                    host all all 127.0.0.1/32 scram-sha-256
                    host all all ::1/128 scram-sha-256
                    """);
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("SELECT pg_reload_conf()");
            }
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Started by the first use of the class. */
    private static final class Server {
        static final EmbeddedPostgres RUNNING = start(EmbeddedPostgres.builder());
    }
}

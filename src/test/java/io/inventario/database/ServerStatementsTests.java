package io.inventario.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.inventario.TestPostgres;
import io.inventario.database.Health.Source;
import io.inventario.database.Health.Statements;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** PostgreSQL with and without pg_stat_statements; on H2 there is nothing to ask. */
@Tag("once")
class ServerStatementsTests {
    @Test
    void serverThatCountsIsBelievedAndShowsNoValue() throws IOException, SQLException {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setDataDirectory(Files.createTempDirectory("inventario-statements"))
                        .setCleanDataDirectory(true)
                        .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                        .setServerConfig("fsync", "off")
                        .start();
                Connection connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            assertThat(new ServerFigures(connection).counted(5)).isEmpty();
            statement.execute("create extension pg_stat_statements");
            for (int i = 0; i < 7; i++) {
                statement.execute("select 'secret-" + i + "', count(*) from pg_class");
            }
            statement.execute("select pg_sleep(0.2)");

            Statements counted = new ServerFigures(connection).counted(5).orElseThrow();

            assertThat(counted.source()).isEqualTo(Source.SERVER);
            assertThat(counted.slowest())
                    .anyMatch(slow -> slow.text().equals("select pg_sleep(?)") && slow.meanMicros() >= 200_000);
            assertThat(counted.frequent())
                    .anyMatch(often -> often.text().equals("select ?, count(*) from pg_class") && often.calls() == 7);
            assertThat(counted.toString()).doesNotContain("secret-");
        }
    }

    @Test
    void extensionThatTheServerDoesNotLoadCountsForNothing() throws SQLException {
        DatabaseUrl url = DatabaseUrl.of(TestPostgres.freshUrl());
        try (Connection superuser = DriverManager.getConnection(url.jdbcUrl(), "postgres", "postgres");
                var statement = superuser.createStatement()) {
            statement.execute("create extension pg_stat_statements schema public");
            assertThat(new ServerFigures(superuser).counted(5)).isEmpty();
        }
        try (Connection owner = url.connect()) {
            assertThat(new ServerFigures(owner).counted(5)).isEmpty();
        }
    }
}

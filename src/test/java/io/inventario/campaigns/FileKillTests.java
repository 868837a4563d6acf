package io.inventario.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import io.inventario.JavaCommand;
import io.inventario.database.DatabaseUrl;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What H2 alone holds with the settings that we give it, when a process that commits all the time is killed. */
@Tag("once")
class FileKillTests {
    @TempDir
    private Path folder;

    @Test
    void m9H2HasWrittenWhatItSaysIsCommitted() throws Exception {
        long seed = Crowd.seed();
        Random random = new Random(seed);
        int kills = Integer.getInteger("campaign.kills", 3);
        DatabaseUrl url = DatabaseUrl.of("jdbc:h2:file:" + folder.resolve("database"));
        try (Connection connection = url.connect();
                var statement = connection.createStatement()) {
            statement.execute("create table one (id uuid primary key)");
            statement.execute("create table other (id uuid primary key)");
        }
        Path file = folder.resolve("committed");
        for (int kill = 1; kill <= kills; kill++) {
            killOne(url, file, 50 + random.nextInt(950));
            Set<UUID> told =
                    Files.readAllLines(file).stream().map(UUID::fromString).collect(Collectors.toSet());
            try (Connection connection = url.connect()) {
                Set<UUID> there = ids(connection, "one");
                String where = "seed " + seed + ", kill " + kill;
                assertThat(there).as(where).containsAll(told);
                assertThat(ids(connection, "other")).as(where).isEqualTo(there);
            }
        }
        System.out.printf(
                "%d kills of H2 alone, seed %d, %d commits%n",
                kills, seed, Files.readAllLines(file).size());
    }

    private static void killOne(DatabaseUrl url, Path file, int millis) throws Exception {
        Process process = new ProcessBuilder(JavaCommand.plain(
                        CommittingProcess.class, url.jdbcUrl(), file.toString(), String.valueOf(KillCampaign.CLIENTS)))
                .redirectErrorStream(true)
                .start();
        try (BufferedReader reader = process.inputReader()) {
            assertThat(reader.readLine()).isEqualTo(CommittingProcess.READY);
            Thread.sleep(millis);
            assertThat(process.isAlive()).isTrue();
        } finally {
            process.destroyForcibly().onExit().join();
        }
    }

    private static Set<UUID> ids(Connection connection, String table) throws SQLException {
        Set<UUID> ids = new HashSet<>();
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select id from " + table)) {
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
        }
        return ids;
    }
}

package io.inventario.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import io.inventario.TestPostgres;
import io.inventario.database.DatabaseUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The program is killed while it restores: what is live afterwards is the old or the restored data, the whole of it, the checker finds
 * nothing, and the next start needs no hand. A run that was stopped goes on with {@code -Dcampaign.from=N}.
 */
@Tag("once")
class RestoreKillTests {
    private static final int KILLS = Integer.getInteger("campaign.restoreKills", 2);
    private static final int FROM = Integer.getInteger("campaign.from", 0);
    private static final long SEED = Long.getLong("campaign.seed", System.nanoTime() % 100_000);
    private static final Duration MOST = Duration.ofMinutes(3);
    /** Live after the backup was taken, so that one sees which of both is there. */
    private static final String LATER = "INSERT INTO inventario.category (id, name, path, active, version) VALUES"
            + " ('01900000-0000-7000-8000-00000000c001', 'Bebidas', 'Bebidas', true, 0)";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void killLeavesTheOldOrTheRestoredDataWhole(DatabaseUrl.Engine engine) throws Exception {
        String address =
                engine == DatabaseUrl.Engine.POSTGRESQL ? TestPostgres.freshUrl() : "jdbc:h2:" + folder.resolve("shop");
        DatabaseUrl url = DatabaseUrl.of(address);
        succeeds(address, "demo", "generate", "--products", "20", "--sales", "20");
        succeeds(address, "backup");
        String backup = backup(folder);
        long rows = count(url, "audit_row");
        execute(url, LATER);
        long started = System.nanoTime();
        succeeds(address, "restore", backup, "--yes");
        long whole = Duration.ofNanos(System.nanoTime() - started).toMillis();
        assertThat(count(url, "category where name = 'Bebidas'")).isZero();
        for (int kill = FROM; kill < KILLS; kill++) {
            if (count(url, "category where name = 'Bebidas'") == 0) {
                execute(url, LATER);
            }
            // two of three in the second half, where the restored data takes its place
            Random random = new Random(SEED + kill);
            long half = whole / 2;
            long millis = (kill % 3 == 0 ? 0 : half) + random.nextLong(Math.max(1, half));
            String where = engine + ", seed " + SEED + ", kill " + kill + " after " + millis + " of " + whole + " ms";
            boolean ended;
            try (var process = new MigratingProcess(folder, address, "restore", backup, "--yes")) {
                Integer status = process.status(Duration.ofMillis(millis));
                ended = status != null;
                if (ended) {
                    assertThat(status).as(where + "\n" + process.output()).isZero();
                }
            }
            try (var check = new MigratingProcess(folder, address, "check")) {
                assertThat(check.status(MOST)).as(where + "\n" + check.output()).isZero();
            }
            boolean restored = count(url, "category where name = 'Bebidas'") == 0;
            assertThat(restored || !ended).as(where + ": success was claimed").isTrue();
            assertThat(count(url, "audit_row")).as(where).isGreaterThanOrEqualTo(rows);
            record(engine, where + (ended ? " (it had ended)" : "") + ": " + (restored ? "restored" : "as it was"));
        }
        succeeds(address, "restore", backup, "--yes");
        assertThat(left(url)).as("scratch places left").isZero();
    }

    private void succeeds(String address, String... command) throws IOException, InterruptedException {
        try (var process = new MigratingProcess(folder, address, command)) {
            assertThat(process.status(MOST))
                    .as(() -> String.join(" ", command) + "\n" + process.output())
                    .isZero();
        }
    }

    private static String backup(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("inventario-") && name.endsWith(".zip"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private long left(DatabaseUrl url) throws SQLException, IOException {
        if (url.isPostgres()) {
            return number(url, "select count(*) from pg_namespace where nspname like 'inventario\\_restore\\_%'");
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("inventario_restore_"))
                    .count();
        }
    }

    private static long count(DatabaseUrl url, String of) throws SQLException {
        return number(url, "select count(*) from inventario." + of);
    }

    private static long number(DatabaseUrl url, String sql) throws SQLException {
        try (Connection connection = url.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void execute(DatabaseUrl url, String sql) throws SQLException {
        try (Connection connection = url.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** One line per kill, so that a long campaign can be followed and resumed. */
    private static void record(DatabaseUrl.Engine engine, String line) throws IOException {
        Path results = Path.of(System.getProperty("campaign.results", "target/restore-campaign.txt"));
        Files.writeString(
                results,
                LocalDate.now() + " " + engine.name().toLowerCase(Locale.ROOT) + " " + line + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}

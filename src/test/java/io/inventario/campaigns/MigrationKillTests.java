package io.inventario.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import io.inventario.TestPostgres;
import io.inventario.database.DatabaseUrl;
import io.inventario.database.Migrations;
import io.inventario.database.SchemaDump;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import liquibase.exception.LiquibaseException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.DefaultResourceLoader;

/**
 * The program is killed while it migrates, and many of it start at once: the next start completes by itself, each change set has
 * run once, and no row is gone. A run that was stopped goes on with {@code -Dcampaign.from=N}.
 */
@Tag("once")
class MigrationKillTests {
    private static final int KILLS = Integer.getInteger("campaign.migrationKills", 2);
    private static final int STARTS = Integer.getInteger("campaign.starts", 1);
    private static final int FROM = Integer.getInteger("campaign.from", 0);
    private static final long SEED = Long.getLong("campaign.seed", System.nanoTime() % 100_000);
    private static final int TOGETHER = 3;
    private static final Duration START = Duration.ofSeconds(60);
    private static final String RAN = "ran successfully";
    private static final String CATEGORY = "INSERT INTO inventario.category (id, name, path, active, version) VALUES"
            + " ('01900000-0000-7000-8000-00000000c001', 'Bebidas', 'Bebidas', true, 0)";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void nextStartAfterAKillCompletesByItself(DatabaseUrl.Engine engine) throws Exception {
        DatabaseUrl complete = prepared(engine, false);
        SchemaDump whole = SchemaDump.of(complete);
        int steps = looking(complete).all().size();
        for (int kill = FROM; kill < KILLS; kill++) {
            Random random = new Random(SEED + kill);
            boolean half = kill % 2 == 1;
            String url = half ? halfWay(engine, random) : fresh(engine);
            SchemaDump before = SchemaDump.of(DatabaseUrl.of(url));
            String where =
                    kill(url, half ? looking(DatabaseUrl.of(url)).pending().size() : steps, random);
            long killed = System.nanoTime();
            try (var next = new MigratingProcess(folder, url, "migrate")) {
                assertThat(next.status(START)).as(where + "\n" + next.output()).isZero();
            }
            long took = Duration.ofNanos(System.nanoTime() - killed).toMillis();
            assertComplete(url, whole, half, before, where);
            record(
                    engine,
                    "kill " + kill + (half ? " half way, " : " from nothing, ") + where + ": complete after " + took
                            + " ms");
        }
    }

    @Test
    void threeStartedTogetherMigrateOnce() throws Exception {
        SchemaDump whole = SchemaDump.of(prepared(DatabaseUrl.Engine.POSTGRESQL, false));
        for (int start = FROM; start < STARTS; start++) {
            String url = fresh(DatabaseUrl.Engine.POSTGRESQL);
            List<MigratingProcess> together = new ArrayList<>();
            long begun = System.nanoTime();
            try {
                for (int i = 0; i < TOGETHER; i++) {
                    together.add(new MigratingProcess(folder, url, "migrate"));
                }
                int migrating = 0;
                for (MigratingProcess one : together) {
                    assertThat(one.status(START))
                            .as("start " + start + "\n" + one.output())
                            .isZero();
                    migrating += one.output().contains("Applied shared 0001-schema") ? 1 : 0;
                }
                assertThat(migrating).as("how many migrated at start " + start).isEqualTo(1);
            } finally {
                together.forEach(MigratingProcess::close);
            }
            long took = Duration.ofNanos(System.nanoTime() - begun).toMillis();
            assertComplete(url, whole, false, whole, "start " + start);
            record(
                    DatabaseUrl.Engine.POSTGRESQL,
                    "start " + start + " of three: one migrated, all done after " + took + " ms");
        }
    }

    @Test
    void secondProcessOnAnH2FileIsServedOrToldWhy() throws Exception {
        DatabaseUrl url = prepared(DatabaseUrl.Engine.H2, false);
        String address = "jdbc:h2:" + url.file();
        try (Connection open = url.connect()) {
            assertThat(open.isValid(1)).isTrue();
            try (var served = new MigratingProcess(folder, address, "showmigrations", "productos")) {
                assertThat(served.status(START)).as(served.output()).isZero();
                assertThat(served.output()).contains("[X] products-0001-category");
            }
            try (var told = new MigratingProcess(folder, address, "rollback", "returns", "0003")) {
                assertThat(told.status(START)).as(told.output()).isEqualTo(1);
                assertThat(told.output()).contains("another process has the H2 file open: stop it first");
            }
        }
    }

    /**
     * Every fifth one at any moment since the process was started, the others soon after one of its change sets.
     *
     * @param steps how many change sets it has to run
     * @return where it was killed, in words
     */
    private String kill(String url, int steps, Random random) throws IOException, InterruptedException {
        try (var process = new MigratingProcess(folder, url, "migrate")) {
            int after = 1 + random.nextInt(steps);
            int millis = random.nextInt(40);
            String where = millis + " ms after change set " + after + " of " + steps;
            if (random.nextInt(5) == 0) {
                millis = random.nextInt(6000);
                where = millis + " ms after the start";
            } else {
                process.hasSaid(RAN, after, START);
            }
            Integer status = process.status(Duration.ofMillis(millis));
            return "seed " + SEED + ", " + where + (status == null ? "" : " (it had ended)");
        }
    }

    private static void assertComplete(String address, SchemaDump whole, boolean half, SchemaDump before, String where)
            throws SQLException, LiquibaseException {
        DatabaseUrl url = DatabaseUrl.of(address);
        SchemaDump found = SchemaDump.of(url);
        assertThat(found.lines()).as(where).isEqualTo(whole.lines());
        if (half) {
            before.rows()
                    .forEach((table, rows) -> assertThat(found.rows().get(table))
                            .as(table + ": " + where)
                            .isGreaterThanOrEqualTo(rows));
            assertThat(found.rows()).as(where).containsEntry("category", 1L);
        } else {
            assertThat(found.rows()).as(where).isEqualTo(whole.rows());
        }
        assertThat(looking(url).findings()).as(where).isEmpty();
        try (Connection connection = url.connect();
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT count(*) - count(DISTINCT id), count(*) FROM"
                                + " inventario.databasechangelog")) {
            rows.next();
            assertThat(rows.getLong(1))
                    .as("change sets that ran twice: " + where)
                    .isZero();
            assertThat(rows.getLong(2)).as(where).isEqualTo(looking(url).all().size());
        }
    }

    /** A migrated database that was rolled back some way, with a row of somebody's in it. */
    private String halfWay(DatabaseUrl.Engine engine, Random random) throws SQLException, LiquibaseException {
        DatabaseUrl url = prepared(engine, true);
        Migrations migrations = looking(url);
        var all = migrations.all();
        int category = all.indexOf(migrations.named("products", "0001"));
        var target = all.get(category + 1 + random.nextInt(all.size() - category - 4));
        migrations.carryOut(migrations.planBack(target.module(), target.id()));
        return addresses.getLast();
    }

    private final List<String> addresses = new ArrayList<>();

    private DatabaseUrl prepared(DatabaseUrl.Engine engine, boolean withData) throws SQLException, LiquibaseException {
        DatabaseUrl url = DatabaseUrl.of(fresh(engine));
        started(url, true);
        if (withData) {
            try (Connection connection = url.connect();
                    var statement = connection.createStatement()) {
                statement.execute(CATEGORY);
            }
        }
        return url;
    }

    private String fresh(DatabaseUrl.Engine engine) {
        addresses.add(
                engine == DatabaseUrl.Engine.POSTGRESQL
                        ? TestPostgres.freshUrl()
                        : "jdbc:h2:" + folder.resolve("shop" + addresses.size()));
        return addresses.getLast();
    }

    private static Migrations looking(DatabaseUrl url) throws LiquibaseException {
        return started(url, false);
    }

    private static Migrations started(DatabaseUrl url, boolean apply) throws LiquibaseException {
        var migrations = new Migrations(url, apply, "9999");
        migrations.setResourceLoader(new DefaultResourceLoader());
        migrations.afterPropertiesSet();
        return migrations;
    }

    /** One line per kill or start, so that a long campaign can be followed and resumed. */
    private static void record(DatabaseUrl.Engine engine, String line) throws IOException {
        CampaignLog.named("migrations").line(engine.name().toLowerCase(Locale.ROOT) + " " + line);
    }
}

package io.inventario.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import io.inventario.DatabaseTests;
import io.inventario.OwnApplication;
import io.inventario.backups.BackupService;
import io.inventario.backups.RestoreService;
import io.inventario.campaigns.Debugger.Place;
import io.inventario.database.DatabaseUrl;
import io.inventario.database.IntegrityCheck;
import io.inventario.dataset.Progress;
import io.inventario.demo.DemoCompany;
import io.inventario.demo.DemoSize;
import io.inventario.shared.Actor;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The command {@code restore} is killed, every second time before a line of its own that is chosen by chance, half of those inside the
 * swap, else at any moment. The two backups that it restores in turn tell the old data from the restored. A run that was stopped goes on
 * with {@code -Dcampaign.from=N}.
 */
@Tag("own-application")
class RestoreKillTests {
    private static final int KILLS = Integer.getInteger("campaign.restoreKills", 2);
    private static final int FROM = Integer.getInteger("campaign.from", 0);
    private static final long SEED = Crowd.seed();
    private static final Duration START = Duration.ofSeconds(Integer.getInteger("campaign.start", 60));
    private static final Duration HELD = Duration.ofMinutes(3);
    /** Every so many kills the next restore is a process of its own, else the next verify is in this one. */
    private static final int BY_COMMAND = 3;

    /** Longer than the rest of a small restore takes here. */
    private static final int MOMENTS = Integer.getInteger("campaign.restoreMillis", 4_000);

    /** The restored file must open with the same. */
    private static final String ACCOUNT = ";USER=keeper;PASSWORD=of-the-file";

    private static final String BACKUPS = "io.inventario.backups.";
    private static final String DATABASE = "io.inventario.database.";
    private static final Place MADE = new Place(BACKUPS + "Scratch", "migrateTo", 0, 1);

    @TempDir
    private Path folder;

    private String url = "";

    @Test
    void afterAKillTheLiveDataIsWhollyTheOldOrWhollyTheRestored() throws Exception {
        url = DatabaseTests.onPostgres()
                ? DatabaseTests.freshUrl()
                : "jdbc:h2:file:" + folder.resolve("shop") + ACCOUNT;
        List<Content> contents = prepared();
        int live = 1;
        for (int kill = FROM; kill < KILLS; kill++) {
            long begun = System.nanoTime();
            Instant start = Instant.now();
            Content old = contents.get(live);
            Content wanted = contents.get(1 - live);
            Killed killed = kill(kill, new Random(SEED * 7_919 + kill), wanted);
            traces().awaitTheEndOfSessions(START);
            String where = "seed " + SEED + ", kill " + kill + ", " + killed;
            Content found;
            String was;
            boolean byCommand = kill % BY_COMMAND == BY_COMMAND - 1;
            try (var next = OwnApplication.forCommands(url, folder)) {
                found = judged(next, old, wanted, killed, start, where);
                was = found == old ? "as it was" : "restored";
                if (!byCommand) {
                    assertThat(verified(next, wanted)).as(where).isTrue();
                }
            }
            if (byCommand) {
                completes(wanted, where);
                found = wanted;
            }
            traces().assertNone(where);
            live = contents.indexOf(found);
            CampaignLog.of("restore-kills")
                    .line(where + ": " + was + ", "
                            + Duration.ofNanos(System.nanoTime() - begun).toMillis() + " ms");
        }
    }

    private RestoreTraces traces() {
        return new RestoreTraces(DatabaseUrl.of(url), folder);
    }

    /** Two backups of a shop that went on between them; the later one is what is live. */
    private List<Content> prepared() throws SQLException {
        List<Content> contents = new ArrayList<>();
        try (var shop = OwnApplication.forCommands(url, folder)) {
            for (int i = 0; i < 2; i++) {
                long seed = (SEED + i) % 1_000;
                contents.add(Actor.asProgram("campaign", () -> {
                    shop.get(DemoCompany.class).generate(new DemoSize(5, 12, 20, seed), (step, done, all) -> {});
                    String backup =
                            shop.get(BackupService.class).take(Progress.SILENT).name();
                    return Content.of(backup, shop);
                }));
            }
        }
        assertThat(contents.getFirst().rows()).isNotEqualTo(contents.getLast().rows());
        return contents;
    }

    /** How a restore ended. */
    private record Killed(String where, boolean beforeTheSwap, boolean claimed) {
        @Override
        public String toString() {
            return where;
        }
    }

    private Killed kill(int number, Random random, Content wanted) throws Exception {
        boolean atAPlace = number % 2 == 0;
        Place place = atAPlace ? place(number, random) : MADE;
        try (var debugger = new Debugger();
                var restore = command(debugger.options(), "restore", wanted.backup(), "--yes")) {
            boolean held = debugger.holds(place, HELD);
            String where = "before " + place;
            Integer status = null;
            if (!atAPlace) {
                int millis = random.nextInt(MOMENTS);
                where = millis + " ms after " + place;
                debugger.letGo();
                status = restore.status(Duration.ofMillis(millis));
            } else if (!held) {
                where = "not " + where;
                status = restore.status(START);
            }
            restore.kill();
            String output = restore.output();
            boolean claimed = output.contains("Restored " + wanted.backup())
                    || Integer.valueOf(0).equals(status);
            boolean before = held && atAPlace && !place.method().startsWith("swap") && !isAfter(place);
            return new Killed(where + (status == null ? "" : " (it had ended with " + status + ")"), before, claimed);
        }
    }

    private static boolean isAfter(Place place) {
        return place.visit() > 1 && place.method().equals("open")
                || place.method().equals("keep")
                || place.method().equals("shutDown")
                || place.method().equals("restored");
    }

    /** The first of a run is inside the swap. */
    private static Place place(int number, Random random) {
        boolean postgres = DatabaseTests.onPostgres();
        return switch (number == FROM ? 9 : random.nextInt(14)) {
            case 0 -> MADE;
            case 1 ->
                new Place(
                        BACKUPS + "ArchiveReader",
                        postgres ? "copy" : "insert",
                        random.nextInt(2),
                        1 + random.nextInt(30));
            case 2 -> new Place(BACKUPS + "Scratch", "migrateToNow", random.nextInt(9), 1);
            case 3 -> new Place(BACKUPS + "Restoration", "<init>", 0, 1);
            case 4 -> new Place("io.inventario.audit.AuditService", "restored", 0, 1);
            case 5 -> new Place("io.inventario.cli.Services", "open", random.nextInt(8), 2);
            case 6 -> new Place(BACKUPS + "Scratch", "keep", 0, 1);
            case 7 ->
                postgres
                        ? new Place(BACKUPS + "Restoration", "swapSchemas", random.nextInt(60), 1)
                        : new Place(BACKUPS + "Restoration", "complete", random.nextInt(9), 1);
            case 8 ->
                postgres
                        ? new Place(DATABASE + "LiveTables", "lock", random.nextInt(9), 1 + random.nextInt(9))
                        : new Place(DATABASE + "LiveFile", "shutDown", random.nextInt(3), 1);
            default ->
                new Place(BACKUPS + "Restoration", postgres ? "swapSchemas" : "swapFiles", random.nextInt(60), 1);
        };
    }

    private Content judged(OwnApplication next, Content old, Content wanted, Killed killed, Instant start, String where)
            throws SQLException {
        Content found = Content.of("", next);
        boolean restored = found.isOf(wanted);
        assertThat(restored || found.isOf(old))
                .as(() -> where + "\n" + found + "\nis neither\n" + old + "\nnor\n" + wanted)
                .isTrue();
        assertThat(restored && killed.beforeTheSwap()).as(where).isFalse();
        assertThat(killed.claimed() && !restored)
                .as("claimed in vain: " + where)
                .isFalse();
        long told = next.get(JdbcClient.class)
                .sql("select count(*) from audit_row where action = 'backup_restored' and at >= ?")
                .param(start.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        assertThat(told).as("restores in the audit trail: " + where).isEqualTo(restored ? 1 : 0);
        List<IntegrityCheck.Outcome> rules =
                Actor.asProgram("campaign", () -> next.get(IntegrityCheck.class).run());
        assertThat(rules).as(where).isNotEmpty().allMatch(IntegrityCheck.Outcome::holds);
        return restored ? wanted : old;
    }

    private static boolean verified(OwnApplication next, Content wanted) {
        return Actor.asProgram(
                "campaign",
                () -> next.get(RestoreService.class)
                        .verify(wanted.backup(), Progress.SILENT)
                        .holds());
    }

    private void completes(Content wanted, String where) throws Exception {
        try (var restore = command(List.of(), "restore", wanted.backup(), "--yes")) {
            assertThat(restore.status(START))
                    .as(where + "\n" + restore.output())
                    .isZero();
            assertThat(restore.output()).as(where).contains("Restored " + wanted.backup());
        }
        traces().awaitTheEndOfSessions(START);
        try (var next = OwnApplication.forCommands(url, folder)) {
            assertThat(Content.of("", next).isOf(wanted)).as(where).isTrue();
        }
    }

    private MigratingProcess command(List<String> java, String... arguments) throws IOException {
        return new MigratingProcess(folder, url, java, OwnApplication.environment(folder), arguments);
    }
}

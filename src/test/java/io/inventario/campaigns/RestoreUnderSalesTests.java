package io.inventario.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import io.inventario.DatabaseTests;
import io.inventario.OwnApplication;
import io.inventario.backups.BackupJobs;
import io.inventario.backups.BackupService;
import io.inventario.backups.Restoration;
import io.inventario.campaigns.Sellers.Answer;
import io.inventario.campaigns.Sellers.Sale;
import io.inventario.database.DatabaseUrl;
import io.inventario.database.IntegrityCheck;
import io.inventario.dataset.Progress;
import io.inventario.jobs.JobRow;
import io.inventario.jobs.JobState;
import io.inventario.jobs.Jobs;
import io.inventario.jobs.Parameters;
import io.inventario.shared.Actor;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Eight clients sell while a backup takes the place of the live data under them: by the job of the application that they sell through,
 * and on PostgreSQL in turn by the command in a process of its own, which an H2 file that is open elsewhere refuses.
 */
@Tag("own-application")
class RestoreUnderSalesTests {
    private static final int ROUNDS = Integer.getInteger("campaign.restores", 2);
    private static final int FROM = Integer.getInteger("campaign.from", 0);
    private static final long SEED = Crowd.seed();
    private static final int CLIENTS = 8;
    private static final int SALES = 60;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Documents without a number, an audit row or a sale, audit rows and sales without a document. */
    private static final String HALVES = """
        select 'document ' || d.command_id from document d where d.kind = 'SALE' and (
          not exists (select 1 from document_number n where n.document_id = d.id)
          or not exists (select 1 from audit_row a where a.subject_id = d.id and a.action = 'posted')
          or not exists (select 1 from sale s where s.id = d.id)
          or not exists (select 1 from sale_line l where l.sale_id = d.id))
        union all
        select 'audit row of ' || a.subject_label from audit_row a where a.action = 'posted' and a.subject_type = 'SALE'
          and not exists (select 1 from document d where d.id = a.subject_id)
        union all
        select 'number ' || n.number from document_number n
          where not exists (select 1 from document d where d.id = n.document_id)
        union all
        select 'movement ' || m.id from stock_movement m
          where not exists (select 1 from document d where d.id = m.document_id)\
        """;

    @TempDir
    private Path folder;

    private String url = "";

    @Test
    void everyAcknowledgedSaleIsOnOneSideOfTheSwapAndNoneIsHalfThere() throws Exception {
        boolean postgres = DatabaseTests.onPostgres();
        url = postgres
                ? DatabaseTests.freshUrl()
                : "jdbc:h2:file:" + folder.resolve("shop") + ";USER=keeper;PASSWORD=of-the-file";
        try (var shop = OwnApplication.serving(url, folder)) {
            for (int round = FROM; round < ROUNDS; round++) {
                long start = System.nanoTime();
                String where = "seed " + SEED + ", restore " + round;
                String found = round(shop, !postgres || round % 2 == 0, where);
                CampaignLog.of("restores-under-sales")
                        .line(found + ", "
                                + Duration.ofNanos(System.nanoTime() - start).toMillis() + " ms");
            }
        }
    }

    private String round(OwnApplication shop, boolean byJob, String where) throws Exception {
        Restored restored;
        List<Sale> sales;
        String backup;
        try (var sellers = new Sellers(shop, CLIENTS, SEED)) {
            sellers.sellMore(SALES, PATIENCE);
            backup = Actor.asProgram(
                    "campaign",
                    () -> shop.get(BackupService.class).take(Progress.SILENT).name());
            long taken = System.nanoTime();
            sellers.sellMore(SALES, PATIENCE);
            long begun = System.nanoTime();
            if (byJob) {
                restoreByJob(shop, backup, where);
            } else {
                restoreByCommand(backup, where);
            }
            restored = new Restored(taken, begun, System.nanoTime());
            sellers.sellMore(SALES, PATIENCE);
            sellers.stop();
            sales = sellers.sales();
        }
        if (!DatabaseTests.onPostgres()) {
            refuseTheCommand(backup, where);
        }
        try (Connection live = DatabaseUrl.of(url).connect();
                Connection kept = kept()) {
            compare(commands(live), commands(kept), sales, restored, where);
            assertThat(halves(live)).as(where).isEmpty();
            assertThat(halves(kept)).as(where + ", what was live").isEmpty();
        }
        check(shop, where);
        Map<Answer, Long> told =
                new EnumMap<>(sales.stream().collect(Collectors.groupingBy(Sale::answer, Collectors.counting())));
        return where + " by " + (byJob ? "the job" : "the command") + ": " + told + ", swapped within "
                + Duration.ofNanos(restored.done - restored.begun).toMillis() + " ms";
    }

    /** Between which moments the swap was. */
    private record Restored(long taken, long begun, long done) {}

    private static void restoreByJob(OwnApplication shop, String backup, String where) throws InterruptedException {
        Jobs jobs = shop.get(Jobs.class);
        UUID job = Actor.asProgram(
                "campaign", () -> jobs.start(BackupJobs.RESTORE, Parameters.of(BackupJobs.NAME, backup)));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        JobState state = JobState.WAITING;
        while (state == JobState.WAITING || state == JobState.RUNNING) {
            assertThat(System.nanoTime()).as(where).isLessThan(deadline);
            Thread.sleep(20);
            state = Actor.asProgram("campaign", () -> seen(jobs, job));
        }
        assertThat(state)
                .as(() -> where + ": " + Actor.asProgram("campaign", () -> jobs.find(job)))
                .isEqualTo(JobState.DONE);
    }

    /** The connections of whoever looks are ended too: then he looks again. */
    private static JobState seen(Jobs jobs, UUID job) {
        try {
            return jobs.find(job).map(JobRow::state).orElseThrow();
        } catch (DataAccessException | TransactionException away) {
            return JobState.RUNNING;
        }
    }

    private void restoreByCommand(String backup, String where) throws Exception {
        command(backup, 0, "Restored " + backup, where);
    }

    /** An H2 file that the application has open can only be replaced by it. */
    private void refuseTheCommand(String backup, String where) throws Exception {
        command(backup, 1, "The H2 file is open in another program", where);
    }

    private void command(String backup, int status, String said, String where) throws Exception {
        try (var restore = new MigratingProcess(
                folder, url, List.of(), OwnApplication.environment(folder), "restore", backup, "--yes")) {
            assertThat(restore.status(PATIENCE))
                    .as(where + "\n" + restore.output())
                    .isEqualTo(status);
            assertThat(restore.output()).as(where).contains(said);
        }
    }

    private static void compare(Set<UUID> live, Set<UUID> before, List<Sale> sales, Restored restored, String where) {
        for (Sale sale : sales) {
            boolean isLive = live.contains(sale.command());
            boolean isBefore = before.contains(sale.command());
            String what = where + ": " + sale + (isLive ? " is live" : "") + (isBefore ? " is kept" : "");
            boolean backedUp = sale.begun() < restored.taken();
            switch (sale.answer()) {
                case POSTED -> assertThat(isLive || isBefore).as(what).isTrue();
                case REFUSED -> assertThat(isLive || isBefore).as(what).isFalse();
                case AWAY -> {}
                case BROKEN -> throw new AssertionError(what, sale.failure());
            }
            assertThat(isLive && isBefore && !backedUp).as("in both: " + what).isFalse();
            if (sale.answer() == Answer.POSTED && sale.answered() < restored.begun()) {
                assertThat(isBefore).as("acknowledged before: " + what).isTrue();
            }
            if (sale.answer() == Answer.POSTED && sale.begun() > restored.done()) {
                assertThat(isLive).as("acknowledged afterwards: " + what).isTrue();
            }
        }
        assertThat(sales).as(where).anyMatch(sale -> sale.answer() == Answer.POSTED && sale.begun() > restored.done());
    }

    /** What was live before the last restore. */
    private Connection kept() throws SQLException {
        DatabaseUrl live = DatabaseUrl.of(url);
        if (!live.isPostgres()) {
            return live.inFile(folder.resolve("shop_before_restore")).connect();
        }
        Connection kept = live.connect();
        kept.setSchema(Restoration.BEFORE);
        return kept;
    }

    private static Set<UUID> commands(Connection connection) throws SQLException {
        Set<UUID> commands = new HashSet<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select command_id from document")) {
            while (rows.next()) {
                commands.add(rows.getObject(1, UUID.class));
            }
        }
        return commands;
    }

    private static Set<String> halves(Connection connection) throws SQLException {
        Set<String> halves = new HashSet<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(HALVES)) {
            while (rows.next()) {
                halves.add(rows.getString(1));
            }
        }
        return halves;
    }

    /** All rules, and the head of the audit trail that is kept outside; in the kept data all rules. */
    private void check(OwnApplication shop, String where) throws SQLException {
        IntegrityCheck checker = shop.get(IntegrityCheck.class);
        assertThat(Actor.asProgram("campaign", () -> checker.run()))
                .as(where)
                .isNotEmpty()
                .allMatch(IntegrityCheck.Outcome::holds);
        try (Connection kept = kept()) {
            kept.setAutoCommit(false);
            assertThat(Actor.asProgram("campaign", () -> checker.run(kept, outcome -> {})))
                    .as(where + ", what was live")
                    .allMatch(IntegrityCheck.Outcome::holds);
            kept.rollback();
        }
    }
}

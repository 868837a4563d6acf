package io.inventario.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.inventario.DatabaseTests;
import io.inventario.OwnApplication;
import io.inventario.jobs.JobRow;
import io.inventario.jobs.JobState;
import io.inventario.jobs.Jobs;
import io.inventario.jobs.TestWork;
import io.inventario.shared.Actor;
import io.inventario.shared.BusinessException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * An instance is killed in the middle of its jobs: another one (on the H2 file the next one) runs again what may run again, once, and
 * tells of the other that it is lost, whose exclusive word is free then.
 */
@Tag("own-application")
class KilledWorkerTests {
    private static final int KILLS = Integer.getInteger("campaign.workerKills", 1);
    private static final int FROM = Integer.getInteger("campaign.from", 0);
    private static final long SEED = Crowd.seed();
    private static final Duration START = Duration.ofMinutes(3);
    /** Silent for so long, looked for every ten seconds, and the time that the work itself takes. */
    private static final Duration TAKEN_OVER = Duration.ofSeconds(60);

    private static final int SILENT_SECONDS = 3;

    @TempDir
    private Path folder;

    private String url = "";

    @Test
    void workOfAKilledInstanceIsDoneOnceByAnotherOrToldAsLost() throws Exception {
        for (int kill = FROM; kill < KILLS; kill++) {
            url = DatabaseTests.freshUrl();
            int millis = new Random(SEED + kill).nextInt(1_500);
            String where = "seed " + SEED + ", worker " + kill + ", killed " + millis + " ms after both jobs ran";
            List<MigratingProcess> instances = new ArrayList<>(List.of(instance(where)));
            try {
                if (DatabaseTests.onPostgres()) {
                    instances.add(instance(where));
                }
                Started started = started(where);
                Thread.sleep(millis);
                instances.stream()
                        .filter(one -> started.worker().startsWith(one.pid() + "@"))
                        .findFirst()
                        .orElseThrow()
                        .kill();
                long killed = System.nanoTime();
                if (!DatabaseTests.onPostgres()) {
                    instances.add(instance(where));
                }
                judge(started, where);
                note(where, killed);
            } finally {
                instances.forEach(MigratingProcess::close);
            }
        }
    }

    private static void note(String where, long killed) throws IOException {
        CampaignLog.of("killed-workers")
                .line(where + ": taken over and told after "
                        + Duration.ofNanos(System.nanoTime() - killed).toMillis() + " ms");
    }

    private MigratingProcess instance(String where) throws Exception {
        Map<String, String> environment = new HashMap<>(OwnApplication.environment(folder));
        environment.put("PORT", "0");
        var instance = new MigratingProcess(
                folder, url, List.of("-Dinventario.jobs.lost-after=" + SILENT_SECONDS + "s"), environment, "run");
        assertThat(instance.hasSaid("Open http://localhost", 1, START))
                .as(() -> where + "\n" + instance.output())
                .isTrue();
        return instance;
    }

    /** The jobs that one of the instances has begun. */
    private record Started(UUID again, UUID alone, String mark, String worker) {}

    /** Both become visible at once, so that the instance that looks first takes both; where two looked at once, they are tried again. */
    private Started started(String where) {
        try (var client = OwnApplication.forCommands(url, folder)) {
            Jobs jobs = client.get(Jobs.class);
            for (int attempt = 0; ; attempt++) {
                String mark = "mark " + SEED + " " + attempt;
                List<UUID> ids =
                        Objects.requireNonNull(new TransactionTemplate(client.get(PlatformTransactionManager.class))
                                .execute(status -> List.of(
                                        start(jobs, "test.again", 160, mark), start(jobs, "test.alone", 6_000, ""))));
                ids.forEach(id -> await(jobs, id, job -> job.state() == JobState.RUNNING, where));
                List<String> workers =
                        ids.stream().map(id -> worker(client, id)).toList();
                if (workers.getFirst().equals(workers.getLast())) {
                    var refused = catchThrowableOfType(BusinessException.class, () -> start(jobs, "test.alone", 1, ""));
                    assertThat(refused.key()).as(where).isEqualTo("jobs.taken");
                    return new Started(ids.getFirst(), ids.getLast(), mark, workers.getFirst());
                }
                cancel(jobs, ids.getLast(), where);
                await(jobs, ids.getFirst(), job -> !job.isOpen(), where); // it can't be cancelled
            }
        }
    }

    private static void cancel(Jobs jobs, UUID id, String where) {
        Actor.asProgram("campaign", () -> {
            jobs.cancel(id);
            return id;
        });
        await(jobs, id, job -> !job.isOpen(), where);
    }

    private static String worker(OwnApplication client, UUID id) {
        return client.get(JdbcClient.class)
                .sql("select worker from job where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    private void judge(Started started, String where) {
        try (var client = OwnApplication.forCommands(url, folder)) {
            Jobs jobs = client.get(Jobs.class);
            await(jobs, started.alone(), job -> !job.isOpen(), where);
            await(jobs, started.again(), job -> !job.isOpen(), where);
            assertThat(find(jobs, started.alone()).state()).as(where).isEqualTo(JobState.LOST);
            assertThat(find(jobs, started.again()).state()).as(where).isEqualTo(JobState.DONE);
            assertThat(count(client, "select attempt from job where id = ?", started.again()))
                    .as("attempts: " + where)
                    .isEqualTo(2);
            assertThat(count(client, "select count(*) from job_timing where kind = ?", started.mark()))
                    .as("times the work was done: " + where)
                    .isEqualTo(1);
            for (UUID job : List.of(started.alone(), started.again())) {
                assertThat(count(
                                client,
                                "select count(*) from audit_row where subject_id = ? and action = 'job ended'",
                                job))
                        .as("ends in the audit trail: " + where)
                        .isEqualTo(1);
            }
            UUID next = start(jobs, "test.alone", 1, "");
            await(jobs, next, job -> job.state() == JobState.DONE, where);
        }
    }

    private static UUID start(Jobs jobs, String kind, int steps, String mark) {
        return Actor.asProgram("campaign", () -> jobs.start(kind, TestWork.counting(steps, 50, mark)));
    }

    private static JobRow find(Jobs jobs, UUID id) {
        return Actor.asProgram("campaign", () -> jobs.find(id).orElseThrow());
    }

    private static void await(Jobs jobs, UUID id, Predicate<JobRow> state, String where) {
        long deadline = System.nanoTime() + TAKEN_OVER.toNanos();
        while (!state.test(find(jobs, id))) {
            assertThat(System.nanoTime())
                    .as(() -> where + ": " + find(jobs, id))
                    .isLessThan(deadline);
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long count(OwnApplication client, String sql, Object subject) {
        return client.get(JdbcClient.class)
                .sql(sql)
                .param(subject)
                .query(Long.class)
                .single();
    }
}

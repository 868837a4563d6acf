package io.inventario.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inventario.DatabaseTests;
import io.inventario.Shop;
import io.inventario.shared.Actor;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Permission;
import io.inventario.shared.SqlOrder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.PageRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class JobsTests extends DatabaseTests {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Autowired
    Jobs jobs;

    @Autowired
    JobRecords records;

    @Autowired
    JobKeeper keeper;

    @Autowired
    JobQueue queue;

    @Autowired
    JobScheduler scheduler;

    @Autowired
    JobKinds kinds;

    @Autowired
    JobQueries queries;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void jobRunsInTheBackgroundAndLeavesItsResult() {
        String mark = Shop.unique("mark");

        JobRow job = until(start("test.counting", TestWork.counting(3, 1, mark)), done -> !done.isOpen());

        assertThat(job.state()).isEqualTo(JobState.DONE);
        assertThat(job.words()).isEqualTo(Words.of("jobs.figures", 3, 3));
        assertThat(job.requester()).isEqualTo("tests");
        assertThat(job.startedAt()).isAfterOrEqualTo(job.requestedAt());
        assertThat(job.endedAt()).isAfterOrEqualTo(job.startedAt());
        assertThat(TestWork.RAN).contains(mark);
        assertThat(isMarked(mark)).isTrue();
        assertThat(audited(job)).containsExactly("job started", "job ended");
    }

    @Test
    void progressShowsWhileItRuns() {
        UUID id = start("test.counting", TestWork.counting(60, 50, ""));

        JobRow running = until(id, job -> job.done() > 0);

        assertThat(running.state()).isEqualTo(JobState.RUNNING);
        assertThat(running.total()).isEqualTo(60);
        assertThat(running.percent())
                .hasValueSatisfying(percent -> assertThat(percent).isBetween(1, 99));
        assertThat(running.left(Instant.now().plusSeconds(2))).isPresent();
        assertThat(running.words()).isEqualTo(Words.of("jobs.waiting"));
        cancel(id);
    }

    @Test
    void cancelReallyStopsItAndTakesBackWhatItDid() {
        String mark = Shop.unique("mark");
        UUID id = start("test.counting", TestWork.counting(10_000, 20, mark));
        until(id, job -> job.done() > 0);

        Instant asked = Instant.now();
        cancel(id);
        JobRow job = until(id, ended -> !ended.isOpen());

        assertThat(job.state()).isEqualTo(JobState.CANCELLED);
        assertThat(job.cancelledBy()).isEqualTo("tests");
        assertThat(job.done()).isLessThan(10_000);
        assertThat(Duration.between(asked, job.endedAt())).isLessThan(Duration.ofSeconds(10));
        assertThat(TestWork.RAN).doesNotContain(mark);
        assertThat(isMarked(mark)).isFalse();
        assertThat(audited(job)).containsExactly("job started", "job cancelled", "job ended");
    }

    @Test
    void jobThatIsStartedHereIsNoOtherInstancesToTakeAndIsCancelledLikeAnyOther() {
        UUID id = shop.as(() -> jobs.startHere("test.counting", TestWork.counting(10_000, 20, "")));
        assertThat(jdbc.sql("select count(*) from job_pick where task_instance like ?")
                        .param(id + "%")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(until(id, job -> job.done() > 0).state()).isEqualTo(JobState.RUNNING);
        cancel(id);

        JobRow job = until(id, ended -> !ended.isOpen());
        assertThat(job.state()).isEqualTo(JobState.CANCELLED);
        assertThat(audited(job)).containsExactly("job started", "job cancelled", "job ended");
    }

    @Test
    void waitingJobIsCancelledBeforeItBegins() {
        UUID id = new TransactionTemplate(transactions).execute(status -> {
            UUID added = start("test.counting", TestWork.counting(1, 1, "never"));
            cancel(added);
            return added;
        });

        assertThat(find(id).state()).isEqualTo(JobState.CANCELLED);
        assertThat(TestWork.RAN).doesNotContain("never");
    }

    @Test
    void jobThatIsRolledBackWithItsCallerNeverRuns() {
        UUID id = new TransactionTemplate(transactions).execute(status -> {
            status.setRollbackOnly();
            return start("test.counting", TestWork.counting(1, 1, "rolled back"));
        });

        assertThat(shop.as(() -> jobs.find(id))).isEmpty();
        assertThat(jdbc.sql("select count(*) from job_pick where task_instance like ?")
                        .param(id + "/%")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whatRecursIsPutBackWhenSomebodyTookTheQueueAway() {
        jdbc.sql("alter table job_pick rename to job_pick_away").update();
        try {
            scheduler.watch();
            assertThat(scheduler.isPaused()).isTrue();
        } finally {
            jdbc.sql("alter table job_pick_away rename to job_pick").update();
        }
        jdbc.sql("delete from job_pick where task_name = 'lost-jobs'").update();

        scheduler.watch();

        assertThat(scheduler.isPaused()).isFalse();
        assertThat(jdbc.sql("select count(*) from job_pick where task_name = 'lost-jobs'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void exclusiveKindRefusesASecondStartInWordsUntilTheFirstHasEnded() {
        UUID first = start("test.alone", TestWork.counting(10_000, 20, ""));
        try {
            assertThatThrownBy(() -> start("test.alone", TestWork.counting(1, 1, "")))
                    .isInstanceOf(BusinessException.class)
                    .hasMessageContaining("tests started it");
            assertThatThrownBy(() -> shop.as(() -> jobs.here("test.alone", TestWork.counting(1, 1, ""), Progress.NONE)))
                    .isInstanceOf(BusinessException.class);
        } finally {
            cancel(first);
        }
        until(first, job -> !job.isOpen());

        assertThat(until(start("test.alone", TestWork.counting(1, 1, "")), job -> !job.isOpen())
                        .state())
                .isEqualTo(JobState.DONE);
    }

    @Test
    void failureIsInWordsWithAnIncidentNumberAndARefusalInItsOwn() {
        JobRow broken = until(start("test.failing", Parameters.NONE), job -> !job.isOpen());
        JobRow refused = until(start("test.failing", Parameters.of("refused", true)), job -> !job.isOpen());

        assertThat(broken.state()).isEqualTo(JobState.FAILED);
        assertThat(broken.incident()).matches("[2-9A-Z]{4}-[2-9A-Z]{4}");
        assertThat(Objects.requireNonNull(broken.words()).in(Locale.ENGLISH))
                .contains(Objects.requireNonNull(broken.incident()))
                .doesNotContain("broken by");
        assertThat(refused.incident()).isNull();
        assertThat(refused.words()).isEqualTo(Words.of("demo.notEmpty"));
    }

    @Test
    void resultIsThereToDownload() {
        UUID id = until(start("test.writing", Parameters.NONE), job -> !job.isOpen())
                .id();

        assertThat(shop.as(() -> jobs.file(id)))
                .hasValueSatisfying(file -> assertThat(file).hasContent("a,b"));
    }

    @Test
    void silentWorkersJobIsLostAndAllowsTheNextOne() {
        UUID id = silent("test.alone");

        keeper.findLost();

        JobRow job = find(id);
        assertThat(job.state()).isEqualTo(JobState.LOST);
        assertThat(job.words()).isEqualTo(Words.of("jobs.lost"));
        assertThat(audited(job)).containsExactly("job started", "job ended");
        assertThat(records.end(
                        new JobRecords.Begun(
                                id, "test.alone", Parameters.NONE, new JobRecords.Requester(null, "tests"), 1),
                        Ending.done(Result.of("jobs.waiting")),
                        new Running.Stand(null, 0, 0, Instant.now())))
                .as("the lost worker comes back")
                .isFalse();
        UUID next = start("test.alone", TestWork.counting(1, 1, ""));
        assertThat(until(next, ended -> !ended.isOpen()).state()).isEqualTo(JobState.DONE);
    }

    @Test
    void jobOfAProcessThatWasKilledAsSoonAsItWasStartedHereHoldsItsKindOnlyUntilItIsFound() {
        JobRunner killed = new JobRunner(kinds, records, queue, Clock.systemUTC(), Duration.ofMinutes(1)) {
            @Override
            void runAside(JobRecords.Begun job) {
                throw new IllegalStateException("killed");
            }
        };
        Jobs there = new Jobs(kinds, queries, queue, records, killed, keeper);
        assertThatThrownBy(() -> shop.as(() -> there.startHere("test.alone", Parameters.NONE)))
                .hasMessage("killed");
        jdbc.sql("update job set heartbeat_at = ? where kind = 'test.alone' and state = 'RUNNING'")
                .param(Instant.now().minusSeconds(600).atOffset(java.time.ZoneOffset.UTC))
                .update();

        UUID next = start("test.alone", TestWork.counting(1, 1, ""));

        assertThat(until(next, ended -> !ended.isOpen()).state()).isEqualTo(JobState.DONE);
    }

    @Test
    void kindThatMayRunsAgainAfterItsWorkerWasLost() {
        UUID id = silent("test.again");

        keeper.findLost();

        assertThat(until(id, job -> !job.isOpen()).state()).isEqualTo(JobState.DONE);
        assertThatThrownBy(() -> cancel(id)).isInstanceOf(BusinessException.class);
    }

    @Test
    void commandDoesTheSameWorkInItsOwnThreadAndIsSeen() {
        Thread caller = Thread.currentThread();
        List<Thread> workers = new java.util.ArrayList<>();

        Result result = shop.as(() -> jobs.here(
                "test.counting",
                TestWork.counting(2, 1, ""),
                (words, done, total) -> workers.add(Thread.currentThread())));

        assertThat(result.words()).isEqualTo(Words.of("jobs.figures", 2, 2));
        assertThat(workers).containsOnly(caller);
        assertThat(shop.as(() -> jobs.last("test.counting")))
                .hasValueSatisfying(job -> assertThat(job.isOpen()).isFalse());
        assertThatThrownBy(() -> shop.as(() -> jobs.here("test.failing", Parameters.NONE, Progress.NONE)))
                .isInstanceOf(JobFailure.class)
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void u2WhoLacksTheKindsPermissionNeitherStartsNorSeesNorCancels() {
        UUID id = start("test.counting", TestWork.counting(10_000, 20, ""));
        try {
            List<String> others = List.of(Permission.MANAGE_USERS);
            Actor.as(new Actor.Program("other"), others, () -> {
                assertThat(jobs.kinds()).containsExactly("test.failing");
                assertThat(jobs.find(id)).isEmpty();
                assertThat(jobs.list(JobFilter.ALL, PageRequest.of(0, 100, SqlOrder.newest("requestedAt"))))
                        .extracting(JobRow::id)
                        .doesNotContain(id);
                assertThatThrownBy(() -> jobs.start("test.counting", Parameters.NONE))
                        .isInstanceOf(AccessDeniedException.class);
                assertThatThrownBy(() -> jobs.cancel(id)).isInstanceOf(AccessDeniedException.class);
                assertThatThrownBy(() -> jobs.file(id)).isInstanceOf(AccessDeniedException.class);
                return id;
            });
        } finally {
            cancel(id);
        }
    }

    @Test
    void workThatWaitsElsewhereIsToldOfACancelAtOnce() {
        Running running = new Running(java.time.Clock.systemUTC(), Progress.NONE);
        java.util.concurrent.atomic.AtomicInteger told = new java.util.concurrent.atomic.AtomicInteger();
        running.onCancel(told::incrementAndGet);

        running.stop(Running.Stop.CANCELLED);
        running.stop(Running.Stop.GONE);
        running.onCancel(told::incrementAndGet);

        assertThat(told).hasValue(2);
        assertThatThrownBy(() -> running.at("jobs.waiting", 1, 2)).isInstanceOf(CancellationException.class);
    }

    private UUID start(String kind, Parameters parameters) {
        return shop.as(() -> jobs.start(kind, parameters));
    }

    private void cancel(UUID id) {
        shop.as(() -> {
            jobs.cancel(id);
            return id;
        });
    }

    private JobRow find(UUID id) {
        return shop.as(() -> jobs.find(id)).orElseThrow();
    }

    private JobRow until(UUID id, Predicate<JobRow> wanted) {
        Instant deadline = Instant.now().plus(PATIENCE);
        JobRow job = find(id);
        while (!wanted.test(job) && Instant.now().isBefore(deadline)) {
            LockSupport.parkNanos(Duration.ofMillis(30).toNanos());
            job = find(id);
        }
        assertThat(job).matches(wanted, "as awaited");
        return job;
    }

    /** A job whose worker was killed ten minutes ago. */
    private UUID silent(String kind) {
        UUID id = shop.as(() -> new TransactionTemplate(transactions).execute(status -> {
            JobKind known = JobKind.of(kind, Permission.MANAGE_DATABASE, (progress, none) -> Result.of("jobs.waiting"));
            JobKind held = kind.equals("test.alone") ? known.exclusive() : known;
            UUID added = records.insert(held, TestWork.counting(1, 1, ""), null).orElseThrow();
            records.begin(added, "a killed process");
            return added;
        }));
        jdbc.sql("update job set heartbeat_at = ? where id = ?")
                .params(Instant.now().minusSeconds(600).atOffset(java.time.ZoneOffset.UTC), id)
                .update();
        return id;
    }

    private boolean isMarked(String mark) {
        return jdbc.sql("select count(*) from job_timing where kind = ?")
                        .param(mark)
                        .query(Long.class)
                        .single()
                == 1;
    }

    private List<String> audited(JobRow job) {
        return jdbc.sql("select action from audit_row where subject_id = ? order by at, id")
                .param(job.id())
                .query((row, number) -> row.getString(1))
                .list();
    }
}

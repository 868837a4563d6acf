package io.inventario.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.inventario.DatabaseTests;
import io.inventario.Shop;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two more schedulers beside the application's own, all on one database. */
class SeveralInstancesTests extends DatabaseTests {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    DataSource source;

    @Autowired
    JobRunner runner;

    @Autowired
    JobQueue queue;

    @Autowired
    JobKeeper keeper;

    @Autowired
    Jobs jobs;

    @Autowired
    JdbcClient jdbc;

    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final AtomicInteger chores = new AtomicInteger();
    private List<JobScheduler> schedulers = List.of();

    @BeforeEach
    void start() {
        Chore chore = new Chore("test.chore", Duration.ofMillis(200), this::chore);
        schedulers = Stream.generate(() -> new JobScheduler(source, runner, queue, only(chore)))
                .limit(2)
                .toList();
        schedulers.forEach(JobScheduler::start);
    }

    @AfterEach
    void stop() {
        TestWork.timing = java.util.Optional.empty();
        schedulers.forEach(JobScheduler::stopThreads);
        jdbc.sql("delete from job_pick where task_name = 'test.chore'").update();
    }

    @Test
    void recurringWorkRunsExactlyOncePerDueTime() throws InterruptedException {
        keeper.startDue(); // the first look only remembers the time
        int before = ran("timed");
        long jobsBefore = timed("");
        TestWork.timing = java.util.Optional.of(Timing.every(Duration.ofSeconds(1)));
        try (ExecutorService instances = Executors.newFixedThreadPool(6)) {
            Instant end = Instant.now().plusSeconds(6);
            for (int instance = 0; instance < 6; instance++) {
                instances.execute(() -> {
                    while (Instant.now().isBefore(end)) {
                        keeper.startDue();
                        pause(20);
                    }
                });
            }
        }
        TestWork.timing = java.util.Optional.empty();
        until(() -> timed("and ended_at is null") == 0);

        long started = timed("") - jobsBefore;
        assertThat(started).isBetween(4L, 7L);
        assertThat(ran("timed") - before).isEqualTo((int) started);
        assertThat(timed("and (attempt <> 1 or state <> 'DONE' or due_at is null)"))
                .isZero();
        assertThat(jdbc.sql("select count(distinct due_at) from job where kind = 'test.timed'")
                        .query(Long.class)
                        .single())
                .isEqualTo(timed(""));
    }

    @Test
    void everyJobRunsOnceHoweverManySchedulersLook() {
        String mark = Shop.unique("once");
        List<UUID> ids = IntStream.range(0, 40)
                .mapToObj(job -> shop.as(() -> jobs.start("test.counting", TestWork.counting(1, 1, mark + " " + job))))
                .toList();

        until(() -> ids.stream()
                .noneMatch(id -> shop.as(() -> jobs.find(id)).orElseThrow().isOpen()));

        assertThat(ids)
                .allMatch(id -> shop.as(() -> jobs.find(id)).orElseThrow().state() == JobState.DONE);
        assertThat(TestWork.RAN.stream().filter(ran -> ran.startsWith(mark + " ")))
                .hasSize(40)
                .doesNotHaveDuplicates();
    }

    @Test
    void choreIsDoneByOneInstanceAtATime() {
        until(() -> chores.get() >= 4);

        assertThat(mostAtOnce).hasValue(1);
    }

    private void chore() {
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        pause(100);
        atOnce.decrementAndGet();
        chores.incrementAndGet();
    }

    private static int ran(String mark) {
        return (int) TestWork.RAN.stream().filter(mark::equals).count();
    }

    private long timed(String condition) {
        return jdbc.sql("select count(*) from job where kind = 'test.timed' " + condition)
                .query(Long.class)
                .single();
    }

    private interface Condition {
        boolean holds();
    }

    private static void until(Condition condition) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!condition.holds()) {
            assertThat(Instant.now()).as("in time").isBefore(deadline);
            pause(50);
        }
    }

    private static void pause(int millis) {
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    }

    private static ObjectProvider<Chore> only(Chore chore) {
        return new ObjectProvider<>() {
            @Override
            public Stream<Chore> stream() {
                return Stream.of(chore);
            }
        };
    }
}

package io.inventario.jobs;

import io.inventario.jobs.JobRecords.Begun;
import io.inventario.jobs.Running.Stop;
import io.inventario.shared.Actor;
import io.inventario.shared.Permission;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Does the work of one job in the calling thread, while a second thread tells the database that it is alive and hears of a cancel. */
@Component
class JobRunner {
    private static final Logger log = LoggerFactory.getLogger(JobRunner.class);
    private static final Duration BEAT = Duration.ofSeconds(1);

    private final JobKinds kinds;
    private final JobRecords records;
    private final JobQueue queue;
    private final Clock clock;
    private final Duration lostAfter;
    private final Map<UUID, Running> atWork = new ConcurrentHashMap<>();
    private final Set<Thread> aside = ConcurrentHashMap.newKeySet();
    private volatile boolean shuttingDown;

    JobRunner(
            JobKinds kinds,
            JobRecords records,
            JobQueue queue,
            Clock clock,
            @Value("${inventario.jobs.lost-after:60s}") Duration lostAfter) {
        this.kinds = kinds;
        this.records = records;
        this.queue = queue;
        this.clock = clock;
        this.lostAfter = lostAfter;
    }

    /** This process, in words that an administrator can find it by. */
    static String worker() {
        String name = ManagementFactory.getRuntimeMXBean().getName();
        return name.substring(0, Math.min(40, name.length()));
    }

    /**
     * Runs a job that waits.
     *
     * @return empty when it was not waiting, or was taken away from this worker meanwhile
     */
    Optional<Ending> run(UUID id, Progress listener) {
        return records.begin(id, worker()).flatMap(job -> run(job, listener));
    }

    /**
     * Does the work of a job that has begun.
     *
     * @return empty when it was taken away from this worker meanwhile
     */
    Optional<Ending> run(Begun job, Progress listener) {
        return run(job, new Running(clock, listener));
    }

    /** Does the work of a job that has begun, in a thread of its own. */
    void runAside(Begun job) {
        Thread thread = Thread.ofPlatform().name("job-aside").unstarted(() -> {
            run(job, Progress.NONE);
            aside.remove(Thread.currentThread());
        });
        aside.add(thread);
        thread.start();
    }

    private Optional<Ending> run(Begun job, Running running) {
        FutureTask<Result> work = new FutureTask<>(() -> kinds.find(job.kind())
                .orElseThrow(() -> new IllegalStateException("No job kind " + job.kind()))
                .work()
                .run(running, job.parameters()));
        CountDownLatch ended = new CountDownLatch(1);
        Thread.ofVirtual().name("job-heart").start(() -> beat(job, running, ended));
        atWork.put(job.id(), running);
        if (shuttingDown) {
            running.stop(Stop.SHUTDOWN);
        }
        Actor.as(job.requester(), Permission.ALL, () -> {
            work.run();
            return job;
        });
        atWork.remove(job.id());
        ended.countDown();
        Ending ending = ending(job, running, work);
        if (ending.state() == JobState.LOST && kinds.mayRunAgain(job)) {
            queue.again(job);
            return Optional.empty();
        }
        boolean mine = Actor.as(job.requester(), Permission.ALL, () -> records.end(job, ending, running.stand()));
        return mine ? Optional.of(ending) : Optional.empty();
    }

    private static Ending ending(Begun job, Running running, FutureTask<Result> work) {
        if (work.state() == FutureTask.State.SUCCESS) {
            return Ending.done(work.resultNow());
        }
        Stop stop = running.stop();
        return stop == null
                ? Ending.failed(job.kind(), work.exceptionNow())
                : stop == Stop.SHUTDOWN ? Ending.shutDown() : Ending.cancelled();
    }

    /** Ends with the work; a database that is away for as long as makes a job lost ends the work. */
    private void beat(Begun job, Running running, CountDownLatch ended) {
        Instant heard = clock.instant();
        while (!isOver(ended)) {
            try {
                switch (records.beat(job, running.stand())) {
                    case CANCEL -> running.stop(Stop.CANCELLED);
                    case GONE -> running.stop(Stop.GONE);
                    case GO_ON -> {}
                }
                heard = clock.instant();
            } catch (DataAccessException | TransactionException e) {
                log.warn("Job {} can't say that it is alive: {}", job.kind(), e.getMessage());
                if (heard.plus(lostAfter).isBefore(clock.instant())) {
                    running.stop(Stop.GONE);
                }
            }
        }
    }

    private static boolean isOver(CountDownLatch ended) {
        try {
            return ended.await(BEAT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Waits for the work in threads of its own, which has been asked to end. */
    void awaitAside(Duration longest) {
        Instant deadline = Instant.now().plus(longest);
        try {
            for (Thread thread : aside) {
                thread.join(Duration.between(Instant.now(), deadline));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks all work of this process to end, because the process does. */
    void shutDown() {
        shuttingDown = true;
        atWork.values().forEach(running -> running.stop(Stop.SHUTDOWN));
    }
}

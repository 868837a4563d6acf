package io.inventario.jobs;

import io.inventario.jobs.JobRecords.Begun;
import io.inventario.shared.Actor;
import io.inventario.shared.Formats;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Starts what is due, finds what is lost, forgets what is old. */
@Component
class JobKeeper {
    private static final Logger log = LoggerFactory.getLogger(JobKeeper.class);
    private static final Duration KEPT = Duration.ofDays(180);

    private final JobKinds kinds;
    private final JobRecords records;
    private final JobQueue queue;
    private final Supplier<Formats> formats;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Duration lostAfter;

    JobKeeper(
            JobKinds kinds,
            JobRecords records,
            JobQueue queue,
            Supplier<Formats> formats,
            PlatformTransactionManager transactions,
            Clock clock,
            @Value("${inventario.jobs.lost-after:60s}") Duration lostAfter) {
        this.kinds = kinds;
        this.records = records;
        this.queue = queue;
        this.formats = formats;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.lostAfter = lostAfter;
    }

    /**
     * Starts all recurring work that has become due, the last due time only where several were missed; may be called by any number
     * of instances at once. What finds another exclusive job at work waits for its end.
     */
    void startDue() {
        Instant now = clock.instant();
        ZoneId zone = formats.get().zone();
        for (JobKind kind : kinds.all()) {
            kind.timing().get().ifPresent(timing -> start(kind, timing.lastDue(now, zone)));
        }
    }

    private void start(JobKind kind, Instant due) {
        Actor.asProgram(
                "scheduler",
                () -> transaction.execute(status -> {
                    if (records.due(kind.id(), due)
                            && queue.add(kind, Parameters.NONE, due).isEmpty()) {
                        status.setRollbackOnly();
                    }
                    return true;
                }));
    }

    /** Jobs whose process was killed run again, where their kind says that they may, or end as lost. */
    void findLost() {
        for (Begun job : records.silent(clock.instant().minus(lostAfter))) {
            boolean again = kinds.mayRunAgain(job);
            log.warn("Job {} is lost: its process says nothing any more{}", job.kind(), again ? "; it runs again" : "");
            Actor.as(job.requester(), List.of(), () -> {
                if (again) {
                    queue.again(job);
                } else {
                    records.lose(job);
                }
                return job;
            });
        }
    }

    void forget() {
        records.forget(clock.instant().minus(KEPT));
    }
}

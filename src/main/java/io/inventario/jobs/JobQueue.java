package io.inventario.jobs;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.inventario.jobs.JobRecords.Begun;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Puts jobs where an instance picks them up, in the transaction that writes their rows. */
@Component
@Transactional
class JobQueue {
    static final String TASK = "job";
    static final String TABLE = "job_pick";

    private final JobRecords records;
    private final SchedulerClient client;
    private final Clock clock;
    private volatile Runnable whenAdded = () -> {};

    JobQueue(JobRecords records, DataSource source, Clock clock) {
        this.records = records;
        this.client = SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(source))
                .tableName(TABLE)
                .build();
        this.clock = clock;
    }

    /** @return empty while another job holds the kind's exclusive word */
    Optional<UUID> add(JobKind kind, Parameters parameters, @Nullable Instant dueAt) {
        Optional<UUID> id = records.insert(kind, parameters, dueAt);
        id.ifPresent(added -> schedule(added, 1));
        return id;
    }

    /** Lets a job whose worker is gone run once more. */
    void again(Begun job) {
        if (records.again(job)) {
            schedule(job.id(), job.attempt() + 1);
        }
    }

    private void schedule(UUID id, int attempt) {
        client.scheduleIfNotExists(new TaskInstance<>(TASK, id + "/" + attempt), clock.instant());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                whenAdded.run();
            }
        });
    }

    /** The job of an execution. */
    static UUID job(String instance) {
        return UUID.fromString(instance.substring(0, instance.indexOf('/')));
    }

    /** Told after the commit of a job that was added in this process, so that nobody waits for the next look. */
    void whenAdded(Runnable listener) {
        whenAdded = listener;
    }
}

package io.inventario.jobs;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.SystemClock;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.shaded.jdbc.SQLRuntimeException;
import io.inventario.shared.Actor;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The threads that do jobs and chores while the application serves; commands have none. */
@Component
@ConditionalOnProperty(name = "inventario.command", havingValue = "false", matchIfMissing = true)
class JobScheduler implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(JobScheduler.class);
    private static final int THREADS = 6;
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final int MISSED_HEARTBEATS = 6;
    private static final Duration RETRY = Duration.ofSeconds(10);
    private static final Duration SHUTDOWN = Duration.ofSeconds(15);
    private static final int WATCH_SECONDS = 10;
    private static final Clock CLOCK = new SystemClock();
    /** Chores of a newer version in a rolling replacement are not ours to delete. */
    private static final Duration UNKNOWN_KEPT = Duration.ofDays(3650);

    private final DataSource source;
    private final JobRunner runner;
    private final JobQueue queue;
    private final ObjectProvider<Chore> chores;
    private final JdbcClient jdbc;
    private List<RecurringTask<?>> recurring = List.of();
    private volatile @Nullable Scheduler scheduler;
    private volatile boolean paused;

    JobScheduler(DataSource source, JobRunner runner, JobQueue queue, ObjectProvider<Chore> chores) {
        this.source = source;
        this.runner = runner;
        this.queue = queue;
        this.chores = chores;
        this.jdbc = JdbcClient.create(source);
    }

    @Override
    public void start() {
        recurring = chores.stream().<RecurringTask<?>>map(JobScheduler::task).toList();
        startThreads();
    }

    private void startThreads() {
        Scheduler started = Scheduler.create(source, List.of(jobs()))
                .startTasks(recurring)
                .tableName(JobQueue.TABLE)
                .schedulerName(new SchedulerName.Fixed(JobRunner.worker()))
                .threads(THREADS)
                .pollingInterval(LOOK)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(SHUTDOWN)
                .deleteUnresolvedAfter(UNKNOWN_KEPT)
                .build();
        started.start();
        scheduler = started;
        queue.whenAdded(started::triggerCheckForDueExecutions);
    }

    /**
     * Whoever goes back in migrations takes the queue away, and what recurs with it. No thread looks for anything meanwhile, and when it
     * is there again what recurs is put back.
     */
    @Scheduled(initialDelay = WATCH_SECONDS, fixedDelay = WATCH_SECONDS, timeUnit = TimeUnit.SECONDS)
    void watch() {
        Scheduler running = scheduler;
        if (running == null && !paused) {
            return;
        }
        try {
            if (!isThere()) {
                pause();
            } else if (running == null) {
                startThreads();
                paused = false;
                log.info("The queue of jobs is there again, with what recurs");
            } else {
                recurring.forEach(task -> task.onStartup(running, CLOCK));
            }
        } catch (DataAccessException | SQLRuntimeException away) {
            log.debug("Whether the queue of jobs is there cannot be asked", away);
        }
    }

    private void pause() {
        if (!paused) {
            log.warn("The queue of jobs is not in the database: nothing is done until it is there again");
            paused = true;
            stopThreads();
        }
    }

    boolean isPaused() {
        return paused;
    }

    private boolean isThere() {
        try {
            jdbc.sql("select count(*) from " + JobQueue.TABLE).query(Long.class).single();
            return true;
        } catch (BadSqlGrammarException missing) {
            return false;
        }
    }

    /** Trying again does no harm: only a job that waits begins. */
    private Task<?> jobs() {
        return Tasks.custom(JobQueue.TASK, Void.class)
                .onFailureReschedule(FixedDelay.of(RETRY))
                .onDeadExecutionRevive()
                .execute((instance, context) -> {
                    runner.run(JobQueue.job(instance.getId()), Progress.NONE);
                    return new OnCompleteRemove<>();
                });
    }

    private static RecurringTask<Void> task(Chore chore) {
        return Tasks.recurring(chore.id(), FixedDelay.of(chore.pause()))
                .execute((instance, context) -> Actor.asProgram(chore.id(), () -> {
                    chore.work().run();
                    return chore;
                }));
    }

    /** Together with the requests that are still answered: one after the other would take longer than a platform waits. */
    @Override
    public int getPhase() {
        return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE;
    }

    @Override
    public void stop(Runnable ended) {
        Thread.ofPlatform().name("jobs-shutdown").start(() -> {
            try {
                stop();
            } finally {
                ended.run();
            }
        });
    }

    @Override
    public void stop() {
        paused = false;
        runner.shutDown();
        stopThreads();
        runner.awaitAside(SHUTDOWN);
    }

    void stopThreads() {
        Scheduler started = scheduler;
        if (started != null) {
            started.stop();
            scheduler = null;
        }
    }

    @Override
    public boolean isRunning() {
        return scheduler != null || paused;
    }
}

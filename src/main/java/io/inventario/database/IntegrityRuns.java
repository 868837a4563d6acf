package io.inventario.database;

import io.inventario.shared.Permission;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;
import org.springframework.stereotype.Service;

/** Runs the checker in the background, one run at a time in this instance, and remembers the last one until the next start. */
@Service
public class IntegrityRuns {
    private static final Logger log = LoggerFactory.getLogger(IntegrityRuns.class);

    private final IntegrityCheck check;
    private final Clock clock;
    private final AtomicReference<@Nullable Run> last = new AtomicReference<>();
    private volatile boolean stopping;

    IntegrityRuns(IntegrityCheck check, Clock clock) {
        this.check = check;
        this.clock = clock;
    }

    /**
     * A run of the checker.
     *
     * @param rules how many rules it examines
     * @param outcomes those that are known
     * @param finished null while it is under way
     * @param end how it ended; null while it is under way
     */
    public record Run(
            Instant started,
            int rules,
            List<IntegrityCheck.Outcome> outcomes,
            @Nullable Instant finished,
            @Nullable End end) {
        public boolean isUnderWay() {
            return finished == null;
        }

        /** Whether it says of every rule whether it holds. */
        public boolean isAnswered() {
            return end == End.ANSWERED;
        }

        public boolean holds() {
            return isAnswered() && outcomes.stream().allMatch(IntegrityCheck.Outcome::holds);
        }

        Run with(IntegrityCheck.Outcome outcome) {
            List<IntegrityCheck.Outcome> more = new ArrayList<>(outcomes);
            more.add(outcome);
            return new Run(started, rules, List.copyOf(more), null, null);
        }

        Run ended(Instant at, End how) {
            return new Run(started, rules, outcomes, at, how);
        }
    }

    /** How a run ends. */
    public enum End {
        ANSWERED,
        /** somebody stopped it: what it had found by then stands */
        CANCELLED,
        FAILED
    }

    /** The run under way or the last one; null when there was none since the start. */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public @Nullable Run last() {
        return last.get();
    }

    /** Drops what was found: the data it is of is not the live data any more. */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public void forget() {
        last.updateAndGet(run -> run == null || run.isUnderWay() ? run : null);
    }

    /** Begins a run unless one is under way; it goes on whatever page the person goes to. */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public void start() {
        Run before = last.get();
        if (before != null && before.isUnderWay()) {
            return;
        }
        Run run = new Run(clock.instant(), check.rules(), List.of(), null, null);
        if (last.compareAndSet(before, run)) {
            stopping = false;
            go(run);
        }
    }

    /** Stops the run under way, if there is one, after the rule it is at: a statement that is cut off would close an H2 file. */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public void cancel() {
        stopping = true;
    }

    /** Whether the run under way was told to stop. */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public boolean isStopping() {
        return stopping;
    }

    private void go(Run begun) {
        AtomicReference<Run> run = new AtomicReference<>(begun);
        Runnable asThePerson = new DelegatingSecurityContextRunnable(() -> check.run(outcome -> {
            last.set(run.updateAndGet(known -> known.with(outcome)));
            if (stopping && run.get().outcomes().size() < begun.rules()) {
                throw new CancellationException();
            }
        }));
        CompletableFuture.runAsync(asThePerson, Thread::startVirtualThread)
                .whenComplete((nothing, failure) -> last.set(run.get().ended(clock.instant(), end(failure))));
    }

    private static End end(@Nullable Throwable failure) {
        if (failure == null) {
            return End.ANSWERED;
        }
        if (failure.getCause() instanceof CancellationException) {
            return End.CANCELLED;
        }
        log.error("The integrity check ended without an answer", failure);
        return End.FAILED;
    }
}

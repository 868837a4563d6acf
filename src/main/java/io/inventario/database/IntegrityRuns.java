package io.inventario.database;

import io.inventario.shared.Permission;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
     * @param failed whether it ended without an answer
     */
    public record Run(
            Instant started,
            int rules,
            List<IntegrityCheck.Outcome> outcomes,
            @Nullable Instant finished,
            boolean failed) {
        public boolean isUnderWay() {
            return finished == null;
        }

        public boolean holds() {
            return !failed && outcomes.stream().allMatch(IntegrityCheck.Outcome::holds);
        }

        Run with(IntegrityCheck.Outcome outcome) {
            List<IntegrityCheck.Outcome> more = new ArrayList<>(outcomes);
            more.add(outcome);
            return new Run(started, rules, List.copyOf(more), null, false);
        }

        Run ended(Instant at, boolean withoutAnswer) {
            return new Run(started, rules, outcomes, at, withoutAnswer);
        }
    }

    /** The run under way or the last one; null when there was none since the start. */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public @Nullable Run last() {
        return last.get();
    }

    /** Begins a run unless one is under way; it goes on whatever page the person goes to. */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public void start() {
        Run before = last.get();
        if (before != null && before.isUnderWay()) {
            return;
        }
        Run run = new Run(clock.instant(), check.rules(), List.of(), null, false);
        if (last.compareAndSet(before, run)) {
            go(run);
        }
    }

    private void go(Run begun) {
        AtomicReference<Run> run = new AtomicReference<>(begun);
        Runnable asThePerson = new DelegatingSecurityContextRunnable(
                () -> check.run(outcome -> last.set(run.updateAndGet(known -> known.with(outcome)))));
        CompletableFuture.runAsync(asThePerson, Thread::startVirtualThread).whenComplete((nothing, failure) -> {
            if (failure != null) {
                log.error("The integrity check ended without an answer", failure);
            }
            last.set(run.get().ended(clock.instant(), failure != null));
        });
    }
}

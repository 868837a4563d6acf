package io.inventario.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.inventario.shared.IntegrityRule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A run in the background: seen while it is under way, stopped between two rules, and told apart from one that failed. */
class IntegrityRunsTests {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @Test
    void cancelledRunKeepsWhatItFoundAndLeavesTheRestOut() throws InterruptedException {
        IntegrityRuns runs = runs(rule("A", () -> {}), rule("B", this::pause), rule("C", () -> {}));
        runs.start();
        assertThat(reached.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(last(runs).isUnderWay()).isTrue();
        assertThat(last(runs).outcomes()).hasSize(1);

        runs.cancel();
        assertThat(runs.isStopping()).isTrue();
        goOn.countDown();

        IntegrityRuns.Run run = ended(runs);
        assertThat(run.end()).isEqualTo(IntegrityRuns.End.CANCELLED);
        assertThat(run.outcomes()).extracting(IntegrityCheck.Outcome::id).containsExactly("A", "B");
        assertThat(run.isAnswered()).isFalse();
        assertThat(run.holds()).isFalse();
    }

    @Test
    void runAfterACancelledOneGoesToItsEnd() throws InterruptedException {
        goOn.countDown();
        IntegrityRuns runs = runs(rule("A", () -> {}), rule("B", () -> {}));
        runs.cancel();

        runs.start();

        assertThat(ended(runs).end()).isEqualTo(IntegrityRuns.End.ANSWERED);
        assertThat(ended(runs).holds()).isTrue();
    }

    @Test
    void cancellingAtTheLastRuleComesTooLate() throws InterruptedException {
        IntegrityRuns runs = runs(rule("A", this::pause));
        runs.start();
        assertThat(reached.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        runs.cancel();
        goOn.countDown();

        assertThat(ended(runs).end()).isEqualTo(IntegrityRuns.End.ANSWERED);
    }

    @Test
    void runThatBreaksIsNotCalledCancelled() {
        IntegrityRuns runs = runs(rule("A", () -> {
            throw new IllegalStateException("planted");
        }));
        runs.start();

        assertThat(ended(runs).end()).isEqualTo(IntegrityRuns.End.FAILED);
        assertThat(ended(runs).holds()).isFalse();
    }

    private static IntegrityRuns runs(IntegrityRule... rules) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        for (IntegrityRule rule : rules) {
            beans.addBean(rule.id(), rule);
        }
        return new IntegrityRuns(
                new IntegrityCheck(beans.getBeanProvider(IntegrityRule.class), new DriverManagerDataSource()),
                Clock.systemUTC());
    }

    private void pause() {
        reached.countDown();
        try {
            assertThat(goOn.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static IntegrityRule rule(String id, Runnable work) {
        return new IntegrityRule() {
            @Override
            public String id() {
                return id;
            }

            @Override
            public String description() {
                return id;
            }

            @Override
            public Findings examine() {
                work.run();
                return new Findings(1, 0, List.of(), List.of());
            }
        };
    }

    private static IntegrityRuns.Run last(IntegrityRuns runs) {
        return Objects.requireNonNull(runs.last());
    }

    private static IntegrityRuns.Run ended(IntegrityRuns runs) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (last(runs).isUnderWay() && Instant.now().isBefore(deadline)) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(last(runs).isUnderWay()).isFalse();
        return last(runs);
    }
}

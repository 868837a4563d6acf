package io.inventario.demo;

import io.inventario.shared.BusinessException;
import io.inventario.shared.Permission;
import jakarta.annotation.security.RolesAllowed;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;
import org.springframework.stereotype.Service;

/** Makes up the usual company in the background, once at a time; whoever looks at the dashboard meanwhile sees how far it is. */
@Service
public class DemoLoad {
    private static final Logger log = LoggerFactory.getLogger(DemoLoad.class);

    private final DemoCompany company;
    private final AtomicReference<State> state = new AtomicReference<>(new State(Stage.NOT_STARTED, 0));

    DemoLoad(DemoCompany company) {
        this.company = company;
    }

    /** Where a load can stand. */
    public enum Stage {
        NOT_STARTED,
        RUNNING,
        DONE,
        FAILED
    }

    /** How far a load is, from 0 to 100. */
    public record State(Stage stage, int percent) {
        public boolean isRunning() {
            return stage == Stage.RUNNING;
        }
    }

    /** Whether made-up data can't mix with real data: nothing has been posted. */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public boolean isOffered() {
        return company.isEmpty();
    }

    /** The present or last load. */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public State state() {
        return state.get();
    }

    /**
     * Starts a load as the current person and returns at once; one that is under way goes on.
     *
     * @throws BusinessException when something has been posted already
     */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public void start(DemoSize size) {
        Objects.requireNonNull(size);
        State before = state.get();
        if (before.isRunning()) {
            return;
        }
        if (!company.isEmpty()) {
            throw new BusinessException("demo.notEmpty");
        }
        if (state.compareAndSet(before, new State(Stage.RUNNING, 0))) {
            Executor executor = work -> Thread.ofVirtual().name("demo").start(work);
            CompletableFuture.runAsync(new DelegatingSecurityContextRunnable(() -> load(size)), executor)
                    .whenComplete(this::ended);
        }
    }

    private void load(DemoSize size) {
        company.generate(size, (step, done, all) -> state.set(new State(Stage.RUNNING, percent(step, done, all))));
    }

    private void ended(Void nothing, @Nullable Throwable failure) {
        if (failure != null) {
            log.error("The demo data could not be loaded", failure);
        }
        state.set(failure == null ? new State(Stage.DONE, 100) : new State(Stage.FAILED, 0));
    }

    /** Master data are the first tenth, purchases the second. */
    private static int percent(String step, int done, int all) {
        int first = step.equals("sales") ? 20 : step.equals("purchases") ? 10 : 0;
        int share = step.equals("sales") ? 80 : 10;
        return all == 0 ? first : first + share * done / all;
    }
}

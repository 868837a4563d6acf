package io.inventario.demo;

import io.inventario.jobs.JobKind;
import io.inventario.jobs.Jobs;
import io.inventario.jobs.Parameters;
import io.inventario.jobs.Progress;
import io.inventario.jobs.Result;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Permission;
import jakarta.annotation.security.RolesAllowed;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Makes up the usual company in the background, once at a time. */
@Service
public class DemoLoad {
    /** The kind of job that does it. */
    public static final String KIND = "demo-generate";

    private final DemoCompany company;
    private final Jobs jobs;

    DemoLoad(DemoCompany company, Jobs jobs) {
        this.company = company;
        this.jobs = jobs;
    }

    /** Each document is a transaction of its own and posts once, so that a load which was killed goes on where it was. */
    static JobKind kind(DemoCompany company) {
        return JobKind.of(KIND, Permission.MANAGE_DATABASE, (progress, size) -> load(company, size, progress))
                .exclusive()
                .restartable()
                .uncancellable();
    }

    private static Result load(DemoCompany company, Parameters given, Progress progress) {
        DemoSize size = new DemoSize(
                (int) given.number("products"),
                (int) given.number("sales"),
                (int) given.number("days"),
                given.number("seed"));
        company.generate(size, (step, done, all) -> progress.at("demo.step." + step, done, all));
        return Result.of("demo.loaded");
    }

    /** Whether made-up data can't mix with real data: nothing has been posted. */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public boolean isOffered() {
        return company.isEmpty();
    }

    /**
     * Starts a load as the current person and returns at once.
     *
     * @return the job
     * @throws BusinessException when something has been posted already, or a load is under way
     */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public UUID start(DemoSize size) {
        Objects.requireNonNull(size);
        if (!company.isEmpty()) {
            throw new BusinessException("demo.notEmpty");
        }
        return jobs.start(
                KIND,
                Parameters.of("products", size.products())
                        .with("sales", size.sales())
                        .with("days", size.days())
                        .with("seed", size.seed()));
    }
}

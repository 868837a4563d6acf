package io.inventario.moving;

import io.inventario.dataset.DatasetService;
import io.inventario.jobs.JobFilter;
import io.inventario.jobs.JobRow;
import io.inventario.jobs.JobState;
import io.inventario.jobs.Jobs;
import io.inventario.shared.Permission;
import io.inventario.shared.SqlOrder;
import jakarta.annotation.security.RolesAllowed;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;

/** Dumps that are written in the background, into files that can be taken for a day. */
@Service
public class DumpService {
    /** How long a file is there. */
    public static final Duration KEPT = Exchange.Kind.DUMP.kept();

    private static final int MOST_LISTED = 20;

    private final DatasetService data;
    private final Jobs jobs;

    DumpService(DatasetService data, Jobs jobs) {
        this.data = data;
        this.jobs = jobs;
    }

    /**
     * Starts to write a file.
     *
     * @return the job
     * @throws io.inventario.shared.BusinessException when a module is none of ours, or another dump is being written
     */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public UUID start(DumpOrder order) {
        data.models(order.modules(), List.of());
        return jobs.startHere(MovingJobs.DUMP, order.parameters());
    }

    /** The last files of dumps that are still there, newest first. */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public List<JobRow> files() {
        return jobs
                .list(
                        new JobFilter("", List.of(MovingJobs.DUMP), JobState.DONE),
                        PageRequest.of(0, MOST_LISTED, SqlOrder.newest("requestedAt")))
                .stream()
                .filter(job -> job.file() != null && Files.isRegularFile(job.file()))
                .toList();
    }
}

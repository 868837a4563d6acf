package io.inventario.moving;

import io.inventario.dataset.DatasetService;
import io.inventario.dataset.LoadOutcome;
import io.inventario.dataset.RefusedLoad;
import io.inventario.jobs.Parameters;
import io.inventario.jobs.Progress;
import io.inventario.jobs.Result;
import io.inventario.shared.BusinessException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Loads the received files of a batch, on trial or for good, and leaves a report beside them. */
@Component
class LoadWork {
    /** The parameter that names the batch. */
    static final String BATCH = "batch";

    private final DatasetService data;
    private final ReceivedFiles received;
    private final DataTrail trail;
    private final Clock clock;

    LoadWork(DatasetService data, ReceivedFiles received, DataTrail trail, Clock clock) {
        this.data = data;
        this.received = received;
        this.trail = trail;
        this.clock = clock;
    }

    /** A refusal is what a trial is for: it is a result. */
    Result tryOut(Progress progress, Parameters given) throws IOException {
        String batch = given.text(BATCH);
        try {
            LoadOutcome outcome = load(batch, true, progress);
            return Result.of(
                    "moving.load.tried", outcome.created(), outcome.updated(), outcome.unchanged(), outcome.removed());
        } catch (RefusedLoad refused) {
            return Result.of("moving.load.wouldBeRefused", refused.problems().size());
        }
    }

    Result apply(Progress progress, Parameters given) throws IOException {
        String batch = given.text(BATCH);
        String files = String.join(", ", names(received.list(batch)));
        LoadOutcome outcome = load(batch, false, progress);
        trail.record(
                "data_loaded",
                files,
                Map.of(
                        "created", outcome.created(),
                        "updated", outcome.updated(),
                        "unchanged", outcome.unchanged(),
                        "removed", outcome.removed()));
        received.removeAll(batch);
        return Result.of(
                "moving.load.done", outcome.created(), outcome.updated(), outcome.unchanged(), outcome.removed());
    }

    private LoadOutcome load(String batch, boolean dryRun, Progress progress) throws IOException {
        List<Path> files = received.list(batch);
        if (files.isEmpty()) {
            throw new BusinessException("moving.load.gone");
        }
        received.withoutReport(batch);
        try {
            LoadOutcome outcome = data.load(files, dryRun, MovingJobs.told("moving.step.load", progress));
            received.report(batch, LoadReport.of(clock.instant(), names(files), outcome));
            return outcome;
        } catch (RefusedLoad refused) {
            received.report(batch, LoadReport.of(clock.instant(), names(files), refused));
            throw refused;
        }
    }

    private static List<String> names(List<Path> files) {
        return files.stream().map(file -> file.getFileName().toString()).toList();
    }
}

package io.inventario.moving;

import io.inventario.dataset.LoadOutcome;
import io.inventario.dataset.Problem;
import io.inventario.dataset.RefusedLoad;
import io.inventario.jobs.Words;
import java.time.Instant;
import java.util.List;

/**
 * What a load of received files did, or would do.
 *
 * @param loaded whether it was applied; false for a trial and a refusal
 * @param totals how the control totals of the files compare with those of the database
 * @param problems what can't be taken over, twenty at most; where there are any, nothing would be changed
 */
public record LoadReport(
        Instant at,
        List<String> files,
        boolean loaded,
        List<LoadOutcome.OfModel> models,
        LoadOutcome.Comparison totals,
        List<Trouble> problems) {

    /** One record that can't be taken over; empty, or 0, where a part of its place is not known. */
    public record Trouble(String file, long record, String model, String field, Words reason) {
        static Trouble of(Problem problem) {
            return new Trouble(
                    problem.file(),
                    problem.record(),
                    problem.model(),
                    problem.field(),
                    Words.of(problem.key(), problem.arguments()));
        }
    }

    static LoadReport of(Instant at, List<String> files, LoadOutcome outcome) {
        return new LoadReport(at, files, !outcome.dryRun(), outcome.models(), outcome.totals(), List.of());
    }

    static LoadReport of(Instant at, List<String> files, RefusedLoad refused) {
        return new LoadReport(
                at,
                files,
                false,
                List.of(),
                LoadOutcome.Comparison.NONE,
                refused.problems().stream().map(Trouble::of).toList());
    }

    /** Whether a trial went well, and the files can be loaded. */
    public boolean canBeLoaded() {
        return !loaded && problems.isEmpty();
    }
}

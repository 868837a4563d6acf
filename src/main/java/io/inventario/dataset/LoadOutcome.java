package io.inventario.dataset;

import java.util.List;

/**
 * What a load did, or would have done.
 *
 * @param models in the order in which they were taken over
 * @param totals how the control totals in the files compare with those of the database after the load
 */
public record LoadOutcome(boolean dryRun, List<OfModel> models, Comparison totals) {
    /** One model's records; what was removed are parts that the files no longer have. */
    public record OfModel(String model, long created, long updated, long unchanged, long removed) {
        boolean changedAnything() {
            return created + updated + removed > 0;
        }
    }

    /** How control totals compare. */
    public enum Comparison {
        /** the files carry none */
        NONE,
        AGREE,
        /** the database holds more than the files: its totals must differ */
        MORE_HERE
    }

    public long created() {
        return models.stream().mapToLong(OfModel::created).sum();
    }

    public long updated() {
        return models.stream().mapToLong(OfModel::updated).sum();
    }

    public long unchanged() {
        return models.stream().mapToLong(OfModel::unchanged).sum();
    }

    public long removed() {
        return models.stream().mapToLong(OfModel::removed).sum();
    }
}

package io.inventario.database;

import io.inventario.shared.BusinessException;
import java.util.List;

/**
 * What has to run to reach a state of the schema.
 *
 * @param steps in the order in which they run
 * @param sql what they run, without Liquibase's own bookkeeping
 * @param losses what would be gone for good afterwards
 */
public record MigrationPlan(Direction direction, List<Migration> steps, String sql, List<DataLoss> losses) {
    /** Which way the schema moves. */
    public enum Direction {
        FORWARD,
        BACK
    }

    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /** What a person is told when it may not run: what would be lost, and how to make it safe. */
    public static BusinessException refusal(List<DataLoss> losses) {
        return new BusinessException(
                "database.migrations.wouldLose",
                String.join(", ", losses.stream().map(DataLoss::told).toList()));
    }
}

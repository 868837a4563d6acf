package io.inventario.database;

import org.jspecify.annotations.Nullable;

/**
 * A table or view of the schema.
 *
 * @param view whether its rows are computed from other tables
 * @param rows counted, not estimated
 * @param bytes on disk with its indexes; null for a view
 */
public record TableSummary(
        String name, boolean view, long rows, @Nullable Long bytes) {}

package io.inventario.database;

import org.jspecify.annotations.Nullable;

/**
 * A table or view of the schema.
 *
 * @param view whether its rows are computed from other tables
 * @param rows how many there are
 * @param estimated whether that is the server's own estimate, as large tables have on PostgreSQL, and not a count
 * @param bytes on disk with its indexes; null for a view
 * @param indexBytes what of that are indexes; null where the database does not say
 */
public record TableSummary(
        String name,
        boolean view,
        long rows,
        boolean estimated,
        @Nullable Long bytes,
        @Nullable Long indexBytes) {}

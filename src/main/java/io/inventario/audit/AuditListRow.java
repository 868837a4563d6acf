package io.inventario.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An audit row as the list shows it.
 *
 * @param seal its place in the chain; null while it is not sealed
 */
public record AuditListRow(
        UUID id,
        Instant at,
        String actor,
        String action,
        String kind,
        String label,
        @Nullable Long seal) {}

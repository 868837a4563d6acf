package io.inventario.audit;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one audit row tells.
 *
 * @param subjectId the thing that was done something to
 * @param before its facts before, null where there was nothing
 * @param after its facts after, null where nothing is left
 * @param genuine false when the row is not as the program wrote it
 * @param seal its place in the chain; null while it is not sealed
 */
public record AuditDetails(
        UUID id,
        Instant at,
        String actor,
        String action,
        String kind,
        UUID subjectId,
        String label,
        @Nullable Map<String, @Nullable Object> before,
        @Nullable Map<String, @Nullable Object> after,
        boolean genuine,
        @Nullable Long seal,
        @Nullable Instant sealedAt) {}

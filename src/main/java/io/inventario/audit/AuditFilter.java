package io.inventario.audit;

import io.inventario.shared.SearchText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which audit rows a list shows.
 *
 * @param search part of the label of the thing
 * @param from first moment; null for no limit
 * @param until the moment after the last; null for no limit
 * @param actor the name that the row keeps of who did it
 * @param kind the kind of the thing
 */
public record AuditFilter(
        String search,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable String actor,
        @Nullable String action,
        @Nullable String kind) {
    public static final AuditFilter ALL = new AuditFilter("", null, null, null, null, null);

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    String pattern() {
        return SearchText.contains(search);
    }

    Instant first() {
        return from == null ? FIRST : from;
    }

    Instant last() {
        return until == null ? LAST : until;
    }
}

package io.inventario.documents;

import io.inventario.shared.SearchText;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which documents a list shows.
 *
 * @param search part of the number or of a name on it
 * @param from first business date; null for no limit
 * @param to last business date, included; null for no limit
 * @param partyId that customer or supplier only; null for all
 */
public record DocumentFilter(
        String search,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable UUID partyId) {
    public static final DocumentFilter ALL = new DocumentFilter("", null, null, null);

    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    /** For names stored as {@link SearchText}. */
    public String pattern() {
        return SearchText.contains(search);
    }

    /** For document numbers. */
    public String number() {
        return SearchText.contains(search).toUpperCase(Locale.ROOT);
    }

    public LocalDate first() {
        return from == null ? FIRST : from;
    }

    public LocalDate last() {
        return to == null ? LAST : to;
    }
}

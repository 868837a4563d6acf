package io.inventario.purchases;

import io.inventario.shared.SearchText;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which receipts a list shows.
 *
 * @param search part of the number, of the supplier's name or of the number of its invoice
 * @param from first business date; null for no limit
 * @param to last business date, included; null for no limit
 * @param reversed only those that are, or are not; null for both
 */
public record ReceiptFilter(
        String search,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable UUID supplierId,
        @Nullable Boolean reversed) {
    public static final ReceiptFilter ALL = new ReceiptFilter("", null, null, null, null);

    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    String pattern() {
        return SearchText.contains(search);
    }

    String number() {
        return SearchText.contains(search).toUpperCase(Locale.ROOT);
    }

    LocalDate first() {
        return from == null ? FIRST : from;
    }

    LocalDate last() {
        return to == null ? LAST : to;
    }
}

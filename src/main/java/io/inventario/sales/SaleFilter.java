package io.inventario.sales;

import io.inventario.shared.SearchText;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which sales a list shows.
 *
 * @param search part of the number or of the customer's name
 * @param from first business date; null for no limit
 * @param to last business date, included; null for no limit
 */
public record SaleFilter(
        String search,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable UUID customerId,
        @Nullable UUID sellerId) {
    public static final SaleFilter ALL = new SaleFilter("", null, null, null, null);

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

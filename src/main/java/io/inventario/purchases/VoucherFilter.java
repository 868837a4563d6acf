package io.inventario.purchases;

import io.inventario.shared.SearchText;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which vouchers a list shows.
 *
 * @param search part of the number, or of concept, description, category or supplier
 * @param from first business date; null for no limit
 * @param to last business date, included; null for no limit
 * @param kind null for all
 */
public record VoucherFilter(
        String search, @Nullable LocalDate from, @Nullable LocalDate to, Voucher.@Nullable Kind kind) {
    public static final VoucherFilter ALL = new VoucherFilter("", null, null, null);

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

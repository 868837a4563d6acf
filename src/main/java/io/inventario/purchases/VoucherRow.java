package io.inventario.purchases;

import io.inventario.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A voucher as lists show it. */
public record VoucherRow(
        UUID id,
        String label,
        LocalDate businessDate,
        Instant postedAt,
        Voucher.Kind kind,
        Voucher.@Nullable Income income,
        @Nullable String concept,
        @Nullable String category,
        @Nullable String description,
        String method,
        Money amount) {
    /** What went out; null for income. */
    public @Nullable Money spent() {
        return kind == Voucher.Kind.INCOME ? null : amount;
    }

    /** What came in; null for all but income. */
    public @Nullable Money received() {
        return kind == Voucher.Kind.INCOME ? amount : null;
    }
}

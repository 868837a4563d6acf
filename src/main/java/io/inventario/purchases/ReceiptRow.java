package io.inventario.purchases;

import io.inventario.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A receipt as lists show it; the amounts are null for those who may not see costs. */
public record ReceiptRow(
        UUID id,
        String label,
        LocalDate businessDate,
        Instant postedAt,
        String supplier,
        @Nullable String supplierReference,
        LocalDate dueDate,
        boolean reversed,
        @Nullable Money net,
        @Nullable Money tax,
        @Nullable Money total) {
    ReceiptRow withoutCost() {
        return new ReceiptRow(
                id, label, businessDate, postedAt, supplier, supplierReference, dueDate, reversed, null, null, null);
    }
}

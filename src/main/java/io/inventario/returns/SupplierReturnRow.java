package io.inventario.returns;

import io.inventario.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A supplier return as lists show it; the amounts are null for those who may not see costs. */
public record SupplierReturnRow(
        UUID id,
        String label,
        LocalDate businessDate,
        Instant postedAt,
        String receiptLabel,
        String supplier,
        @Nullable Money net,
        @Nullable Money tax,
        @Nullable Money total) {
    SupplierReturnRow withoutCost() {
        return new SupplierReturnRow(id, label, businessDate, postedAt, receiptLabel, supplier, null, null, null);
    }
}

package io.inventario.sales;

import io.inventario.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sale as lists show it.
 *
 * @param voidId the document that undid it; null while it stands
 */
public record SaleRow(
        UUID id,
        String label,
        LocalDate businessDate,
        Instant postedAt,
        @Nullable String customer,
        @Nullable String seller,
        Money net,
        Money tax,
        Money total,
        @Nullable UUID voidId) {
    public boolean isVoid() {
        return voidId != null;
    }
}

package io.inventario.stock;

import io.inventario.documents.DocumentKind;
import io.inventario.shared.Money;
import io.inventario.shared.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A line of the stock card; the cost figures are null for those who may not see them. */
public record MovementRow(
        UUID id,
        LocalDate businessDate,
        Instant postedAt,
        MovementKind kind,
        DocumentKind documentKind,
        UUID documentId,
        String documentLabel,
        String location,
        Quantity quantity,
        Quantity balanceAfter,
        @Nullable BigDecimal unitCost,
        @Nullable Money cost,
        @Nullable Money productValueAfter) {
    MovementRow withoutCost() {
        return new MovementRow(
                id,
                businessDate,
                postedAt,
                kind,
                documentKind,
                documentId,
                documentLabel,
                location,
                quantity,
                balanceAfter,
                null,
                null,
                null);
    }
}

package io.inventario.stock;

import io.inventario.shared.Money;
import io.inventario.shared.Quantity;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A product's stock over all locations, as lists show it; cost and value are null for those who may not see them. */
public record StockRow(
        UUID productId,
        String code,
        String name,
        @Nullable String category,
        String unit,
        Quantity quantity,
        Quantity minStock,
        @Nullable BigDecimal averageCost,
        @Nullable Money amount) {
    /** A product that never moved has none. */
    public StockRow {
        quantity = Objects.requireNonNullElse(quantity, Quantity.ZERO);
    }

    StockRow withoutCost() {
        return new StockRow(productId, code, name, category, unit, quantity, minStock, null, null);
    }

    public boolean isLow() {
        return minStock.isPositive() && quantity.compareTo(minStock) < 0;
    }
}

package io.inventario.stock;

import io.inventario.shared.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Totals of a filtered stock list.
 *
 * @param amount the stock's value; null for those who may not see it
 */
public record StockTotals(long products, @Nullable Money amount) {
    /** As the database adds it up. */
    StockTotals(Long products, @Nullable BigDecimal amount) {
        this(products.longValue(), amount == null ? Money.ZERO : new Money(amount));
    }

    StockTotals withoutCost() {
        return new StockTotals(products, (Money) null);
    }
}

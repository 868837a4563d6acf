package io.inventario.stock;

import io.inventario.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * Totals of a filtered stock list.
 *
 * @param amount the stock's value; null for those who may not see it
 */
public record StockTotals(long products, @Nullable Money amount) {}

package io.inventario.sales.ui;

import io.inventario.sales.Quote;
import io.inventario.shared.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * A line of the cart with what it comes to.
 *
 * @param onHand what there is of the product; null for a service, and for those who may not know
 */
public record CartRow(
        CartLine line, Quote.Line amounts, @Nullable Quantity onHand) {
    boolean isShort() {
        return onHand != null && onHand.compareTo(line.quantity()) < 0;
    }
}

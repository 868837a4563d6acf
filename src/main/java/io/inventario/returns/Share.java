package io.inventario.returns;

import io.inventario.shared.Money;
import io.inventario.shared.Quantity;
import java.math.RoundingMode;

/**
 * The part of an amount that belongs to some of its units, rounded so that the parts of all units, taken in any steps, add up to
 * the amount exactly (rules R2, V3): each part is the rounded share of all up to it less that of all before it.
 *
 * @param before units taken by earlier steps
 * @param taken units of this step
 * @param of all units, more than zero
 */
record Share(Quantity before, Quantity taken, Quantity of, int digits) {
    Money in(Money whole) {
        return upTo(whole, before.plus(taken)).minus(upTo(whole, before));
    }

    private Money upTo(Money whole, Quantity units) {
        return new Money(whole.amount().multiply(units.value()).divide(of.value(), digits, RoundingMode.HALF_UP));
    }
}

package io.inventario.sales;

import io.inventario.shared.Money;
import io.inventario.shared.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The amounts of one line, each at the digits of the currency; net + tax = gross always.
 *
 * @param list price times quantity before any discount
 * @param discount everything taken off the list amount
 */
record LineAmounts(Money list, Money discount, Money net, Money tax, Money gross) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** What price times quantity comes to after the line's own discount, in the terms of the price. */
    static Money discounted(Money price, Quantity quantity, BigDecimal discountPercent, int digits) {
        BigDecimal kept = HUNDRED.subtract(discountPercent);
        return price.times(quantity).percent(kept).rounded(digits);
    }

    /**
     * Splits an amount into net and tax (rules M2, M3).
     *
     * @param amount after all discounts, including the tax or not as the price did
     */
    static LineAmounts of(Money list, Money amount, boolean includesTax, BigDecimal taxPercent, int digits) {
        Money discount = list.minus(amount);
        if (includesTax) {
            Money tax = new Money(
                    amount.amount().multiply(taxPercent).divide(HUNDRED.add(taxPercent), digits, RoundingMode.HALF_UP));
            return new LineAmounts(list, discount, amount.minus(tax), tax, amount);
        }
        Money tax = amount.percent(taxPercent).rounded(digits);
        return new LineAmounts(list, discount, amount, tax, amount.plus(tax));
    }
}

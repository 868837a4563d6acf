package io.inventario.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.function.Function;

/**
 * An exact amount in the company's only currency.
 *
 * <p>It never rounds by itself: results of a multiplication are rounded, half up, by {@link #rounded(int)} to the digits of the
 * currency, which is the one rounding rule of the product. Trailing zeros carry no meaning, so 1.5 equals 1.50.
 */
public record Money(BigDecimal amount) implements Comparable<Money> {
    public static final Money ZERO = new Money(BigDecimal.ZERO);

    /** Digits the database keeps; no currency in use has more. */
    public static final int STORED_SCALE = 4;

    public Money {
        amount = Exact.canonical(amount);
    }

    public static Money of(String amount) {
        return new Money(new BigDecimal(amount));
    }

    public static Money of(long amount) {
        return new Money(BigDecimal.valueOf(amount));
    }

    public static <T> Money sum(Collection<T> items, Function<T, Money> amount) {
        return items.stream().map(amount).reduce(ZERO, Money::plus);
    }

    public Money plus(Money other) {
        return new Money(amount.add(other.amount));
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(other.amount));
    }

    public Money negated() {
        return new Money(amount.negate());
    }

    public Money times(Quantity quantity) {
        return new Money(amount.multiply(quantity.value()));
    }

    /** {@code percent} of this amount, unrounded: 19 means 19 %. */
    public Money percent(BigDecimal percent) {
        return new Money(amount.multiply(percent).movePointLeft(2));
    }

    /** Half up to {@code digits} decimals. */
    public Money rounded(int digits) {
        return new Money(amount.setScale(digits, RoundingMode.HALF_UP));
    }

    public boolean fits(int digits) {
        return amount.scale() <= digits;
    }

    public int signum() {
        return amount.signum();
    }

    public boolean isZero() {
        return amount.signum() == 0;
    }

    public boolean isNegative() {
        return amount.signum() < 0;
    }

    public boolean isPositive() {
        return amount.signum() > 0;
    }

    public Money min(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    @Override
    public int compareTo(Money other) {
        return amount.compareTo(other.amount);
    }

    /** Plain digits with a point, as commands and logs print it; people see it through the company's locale. */
    @Override
    public String toString() {
        return amount.toPlainString();
    }
}

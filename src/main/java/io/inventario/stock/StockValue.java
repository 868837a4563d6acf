package io.inventario.stock;

import io.inventario.shared.Money;
import io.inventario.shared.Quantity;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.UUID;

/**
 * What the whole company's stock of a product is worth, at moving average cost (rules V1 and V2; IAS 2, weighted average).
 *
 * <p>Its row is the lock of the product: whoever posts a movement of the product holds it.
 */
@Entity
public class StockValue {
    static final int COST_SCALE = 6;

    @Id
    private UUID productId;

    private Quantity quantity = Quantity.ZERO;
    private Money amount = Money.ZERO;
    private BigDecimal averageCost = BigDecimal.ZERO;
    private long lastSequence;

    @SuppressWarnings("NullAway.Init")
    protected StockValue() {}

    StockValue(UUID productId) {
        this.productId = productId;
    }

    /**
     * How a movement changes the value.
     *
     * @param cost the value that comes in (positive) or goes out with the goods
     * @param variance what {@link #revalue} must add afterwards, in a row of its own; zero nearly always
     */
    record Change(Money cost, Money variance) {}

    /**
     * Takes {@code taken} out at its share of the value, so that nothing left is worth nothing. What is taken beyond the stock
     * costs the last average.
     */
    Change issue(Quantity taken, int digits) {
        Money cost = cost(taken, digits);
        take(taken, cost);
        return new Change(cost.negated(), Money.ZERO);
    }

    /**
     * Takes {@code taken} out at what it is said to be worth, such as the cost it was received at (rule V3); the variance makes up
     * for the difference to its share, so that the average of the rest stays.
     */
    Change issueAt(Quantity taken, Money worth, int digits) {
        Money share = cost(taken, digits);
        take(taken, share);
        amount = amount.plus(share).minus(worth);
        return new Change(worth.negated(), worth.minus(share));
    }

    /**
     * Takes {@code taken} out as if it had never come in: exactly at the value it came in with (rule S2), which gives the rest its
     * former average. The variance settles what that leaves unsound: nothing that is worth something, or less than nothing.
     */
    Change takeBack(Quantity taken, Money worth, int digits) {
        quantity = quantity.minus(taken);
        amount = amount.minus(worth);
        Money sound = quantity.isPositive()
                ? (amount.isNegative() ? Money.ZERO : amount)
                : atAverage(quantity).rounded(digits);
        if (quantity.isPositive()) {
            averageCost = average(sound, quantity);
        }
        return new Change(worth.negated(), sound.minus(amount));
    }

    private Money cost(Quantity taken, int digits) {
        Quantity covered = quantity.isPositive() ? (taken.compareTo(quantity) <= 0 ? taken : quantity) : Quantity.ZERO;
        return share(covered, digits).plus(atAverage(taken.minus(covered)).rounded(digits));
    }

    private void take(Quantity taken, Money cost) {
        quantity = quantity.minus(taken);
        amount = amount.minus(cost);
        if (quantity.isPositive()) {
            averageCost = average(amount, quantity);
        }
    }

    private Money share(Quantity covered, int digits) {
        if (covered.isZero() || covered.equals(quantity)) {
            return covered.isZero() ? Money.ZERO : amount;
        }
        return part(amount, covered, quantity, digits);
    }

    /**
     * Puts {@code received}, worth {@code worth}, in. A shortage is settled first: the units that had been taken too early keep
     * the cost they were taken at, and the difference to what they really cost leaves the stock as the variance.
     */
    Change receive(Quantity received, Money worth, int digits) {
        Quantity before = quantity;
        Money old = amount;
        quantity = quantity.plus(received);
        amount = old.plus(worth);
        Money sound = amount;
        if (before.isNegative()) {
            sound = quantity.isNegative()
                    ? part(old, quantity, before, digits)
                    : part(worth, quantity, received, digits);
        }
        if (quantity.isPositive()) {
            averageCost = average(sound, quantity);
        } else if (quantity.isZero()) {
            averageCost = average(worth, received);
        }
        return new Change(worth, sound.minus(amount));
    }

    /** Adds a variance to the value; the goods stay. */
    void revalue(Money variance) {
        amount = amount.plus(variance);
    }

    private static Money part(Money whole, Quantity units, Quantity of, int digits) {
        return new Money(whole.amount().multiply(units.value()).divide(of.value(), digits, RoundingMode.HALF_UP));
    }

    /** {@code units} at the present average, unrounded. */
    Money atAverage(Quantity units) {
        return new Money(averageCost.multiply(units.value()));
    }

    boolean hasNeverMoved() {
        return lastSequence == 0;
    }

    long nextSequence() {
        return ++lastSequence;
    }

    private static BigDecimal average(Money amount, Quantity quantity) {
        return amount.amount()
                .divide(quantity.value(), MathContext.DECIMAL128)
                .setScale(COST_SCALE, RoundingMode.HALF_UP);
    }

    UUID productId() {
        return productId;
    }

    Quantity quantity() {
        return quantity;
    }

    Money amount() {
        return amount;
    }

    BigDecimal averageCost() {
        return averageCost;
    }
}

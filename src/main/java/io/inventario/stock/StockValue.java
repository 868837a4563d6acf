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
     * Takes {@code taken} out and returns what it cost: its share of the value, so that nothing left is worth nothing. What is
     * taken beyond the stock costs the last average.
     */
    Money issue(Quantity taken, int digits) {
        Quantity covered = quantity.isPositive() ? (taken.compareTo(quantity) <= 0 ? taken : quantity) : Quantity.ZERO;
        Money cost = share(covered, digits).plus(atAverage(taken.minus(covered)).rounded(digits));
        quantity = quantity.minus(taken);
        amount = amount.minus(cost);
        if (quantity.isPositive()) {
            averageCost = average(amount, quantity);
        }
        return cost;
    }

    private Money share(Quantity covered, int digits) {
        if (covered.isZero() || covered.equals(quantity)) {
            return covered.isZero() ? Money.ZERO : amount;
        }
        BigDecimal exact =
                amount.amount().multiply(covered.value()).divide(quantity.value(), digits, RoundingMode.HALF_UP);
        return new Money(exact);
    }

    /**
     * Puts {@code received}, worth {@code worth}, in. A shortage is settled first: the units that had been taken too early keep
     * the cost they were taken at, and the difference to what they really cost is returned.
     *
     * @return the value that leaves the stock as a variance, because it belongs to units already gone; zero without a shortage
     */
    Money receive(Quantity received, Money worth, int digits) {
        Quantity before = quantity;
        Money total = amount.plus(worth);
        quantity = quantity.plus(received);
        if (!before.isNegative()) {
            amount = total;
        } else if (quantity.isNegative()) {
            amount = new Money(
                    amount.amount().multiply(quantity.value()).divide(before.value(), digits, RoundingMode.HALF_UP));
        } else {
            amount = new Money(
                    worth.amount().multiply(quantity.value()).divide(received.value(), digits, RoundingMode.HALF_UP));
        }
        if (quantity.isPositive()) {
            averageCost = average(amount, quantity);
        } else if (quantity.isZero()) {
            averageCost = average(worth, received);
        }
        return total.minus(amount);
    }

    /** {@code units} at the present average, unrounded. */
    Money atAverage(Quantity units) {
        return new Money(averageCost.multiply(units.value()));
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

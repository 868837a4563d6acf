package io.inventario.campaigns;

import static java.math.BigDecimal.ZERO;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** One product as the rules say it must stand: quantity by place, value by company (S1, V1, V2, V3), turnover (V4). */
final class ModelGoods {
    final UUID id;
    final boolean fractional;
    final boolean includesTax;
    final BigDecimal price;
    final BigDecimal taxPercent;
    final Map<UUID, BigDecimal> places = new HashMap<>();
    BigDecimal quantity = ZERO;
    BigDecimal value = ZERO;
    BigDecimal average = ZERO;
    BigDecimal net = ZERO;
    BigDecimal tax = ZERO;
    BigDecimal cost = ZERO;
    BigDecimal sold = ZERO;
    /** What the movements of the document under way are worth in all, rows of value alone not counted. */
    BigDecimal moved = ZERO;

    ModelGoods(UUID id, boolean fractional, boolean includesTax, BigDecimal price, BigDecimal taxPercent) {
        this.id = id;
        this.fractional = fractional;
        this.includesTax = includesTax;
        this.price = price;
        this.taxPercent = taxPercent;
    }

    static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    /** {@code whole x part / of}, in cents. */
    static BigDecimal part(BigDecimal whole, BigDecimal part, BigDecimal of) {
        return whole.multiply(part).divide(of, 2, RoundingMode.HALF_UP);
    }

    BigDecimal at(UUID place) {
        return places.getOrDefault(place, ZERO);
    }

    /** V1: an issue takes its share; what is taken beyond the stock costs the last average. */
    BigDecimal issue(UUID place, BigDecimal taken) {
        BigDecimal share = share(taken);
        leave(place, taken, share);
        moved = moved.subtract(share);
        return share;
    }

    /** V3: goods leave at what they were received at; the difference to their share is a row of its own. */
    void issueAt(UUID place, BigDecimal taken, BigDecimal worth) {
        leave(place, taken, share(taken));
        moved = moved.subtract(worth);
    }

    private BigDecimal share(BigDecimal taken) {
        if (quantity.signum() <= 0) {
            return cents(average.multiply(taken));
        }
        return taken.compareTo(quantity) < 0
                ? part(value, taken, quantity)
                : value.add(cents(average.multiply(taken.subtract(quantity))));
    }

    private void leave(UUID place, BigDecimal taken, BigDecimal worth) {
        places.merge(place, taken.negate(), BigDecimal::add);
        quantity = quantity.subtract(taken);
        value = value.subtract(worth);
        reckon();
    }

    /** V2: a receipt; with less than nothing there it settles the shortage first. */
    void receive(UUID place, BigDecimal received, BigDecimal worth) {
        BigDecimal before = quantity;
        places.merge(place, received, BigDecimal::add);
        quantity = before.add(received);
        moved = moved.add(worth);
        if (before.signum() >= 0) {
            value = value.add(worth);
        } else if (quantity.signum() >= 0) {
            value = part(worth, quantity, received);
        } else {
            value = part(value, quantity, before);
        }
        if (quantity.signum() == 0) {
            average = worth.divide(received, 6, RoundingMode.HALF_UP);
        }
        reckon();
    }

    /** S2: goods leave with exactly the value they came in with; only what that leaves unsound is put right. */
    void undo(UUID place, BigDecimal taken, BigDecimal worth) {
        places.merge(place, taken.negate(), BigDecimal::add);
        quantity = quantity.subtract(taken);
        moved = moved.subtract(worth);
        value = quantity.signum() > 0 ? value.subtract(worth).max(ZERO) : cents(average.multiply(quantity));
        reckon();
    }

    private void reckon() {
        if (quantity.signum() > 0) {
            average = value.divide(quantity, 6, RoundingMode.HALF_UP);
        }
    }

    void turnover(int sign, BigDecimal units, BigDecimal netAmount, BigDecimal taxAmount, BigDecimal costAmount) {
        BigDecimal by = BigDecimal.valueOf(sign);
        sold = sold.add(units.multiply(by));
        net = net.add(netAmount.multiply(by));
        tax = tax.add(taxAmount.multiply(by));
        cost = cost.add(costAmount.multiply(by));
    }
}

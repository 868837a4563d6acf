package io.inventario.stock;

import io.inventario.products.Product;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Quantity;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;

/** How much of a product lies in one place: the end of the chain of its movements (rules S1, S3). */
@Entity
public class StockLevel {
    @EmbeddedId
    private StockKey key;

    private Quantity quantity = Quantity.ZERO;
    private Quantity reserved = Quantity.ZERO;
    private boolean mayBeNegative;
    private boolean wholeUnits;
    private long lastSequence;

    @SuppressWarnings("NullAway.Init")
    protected StockLevel() {}

    StockLevel(StockKey key) {
        this.key = key;
    }

    StockKey key() {
        return key;
    }

    Quantity quantity() {
        return quantity;
    }

    long lastSequence() {
        return lastSequence;
    }

    /**
     * Moves {@code change} in (positive) or out (negative).
     *
     * @throws BusinessException when more is taken than can be sold (rules S6, S10), or a part of a whole unit (S7)
     */
    void move(Product product, Quantity change, boolean policyAllowsNegative) {
        if (!product.isFractional() && !change.isWhole()) {
            throw BusinessException.at("lines", "stock.wholeUnits", product.getName(), change);
        }
        Quantity after = quantity.plus(change);
        Quantity free = quantity.minus(reserved);
        if (change.isNegative() && !policyAllowsNegative && free.compareTo(change.negated()) < 0) {
            throw BusinessException.at("lines", "stock.insufficient", product.getName(), free, change.negated());
        }
        quantity = after;
        mayBeNegative = policyAllowsNegative || after.isNegative();
        wholeUnits = !product.isFractional();
        lastSequence++;
    }

    /** A movement of value alone: it takes its place in the chain, the quantity stays. */
    void touch() {
        lastSequence++;
    }
}

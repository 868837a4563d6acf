package io.inventario.stock;

import io.inventario.products.Product;
import io.inventario.shared.Money;
import io.inventario.shared.Quantity;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a document line wants the ledger to move.
 *
 * @param sourceLineId the line; with the kind it can move stock only once (rule S4)
 * @param quantity in (positive) or out (negative)
 * @param worth what the goods are worth; null means at the present average
 * @param reverses the movement that this one undoes, whose value is then {@code worth} (rule S2); null for all others
 */
public record StockEntry(
        UUID sourceLineId,
        MovementKind kind,
        Product product,
        UUID locationId,
        UUID lotId,
        Quantity quantity,
        @Nullable Money worth,
        @Nullable UUID reverses) {
    /** A movement that undoes no other. */
    public StockEntry(
            UUID sourceLineId,
            MovementKind kind,
            Product product,
            UUID locationId,
            UUID lotId,
            Quantity quantity,
            @Nullable Money worth) {
        this(sourceLineId, kind, product, locationId, lotId, quantity, worth, null);
    }

    /** What undoes {@code original} exactly: the same place, the opposite quantity and value. */
    public static StockEntry reversing(StockMovement original, UUID sourceLineId, MovementKind kind, Product product) {
        Money cost = original.getCost();
        return new StockEntry(
                sourceLineId,
                kind,
                product,
                original.getLocationId(),
                original.getLotId(),
                original.getQuantity().negated(),
                original.getQuantity().isNegative() ? cost.negated() : cost,
                original.getId());
    }

    StockKey key() {
        return new StockKey(product.getId(), locationId, lotId);
    }
}

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
 * @param worth what goods that come in are worth; null means at the present average; ignored for goods that go out
 */
public record StockEntry(
        UUID sourceLineId,
        MovementKind kind,
        Product product,
        UUID locationId,
        UUID lotId,
        Quantity quantity,
        @Nullable Money worth) {
    StockKey key() {
        return new StockKey(product.getId(), locationId, lotId);
    }
}

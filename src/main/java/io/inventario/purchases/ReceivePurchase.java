package io.inventario.purchases;

import io.inventario.documents.Command;
import io.inventario.shared.Money;
import io.inventario.shared.Quantity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The wish to receive goods from a supplier.
 *
 * @param businessDate null means today
 * @param locationId where the goods go; null means the first location that sells
 * @param supplierReference the number of the supplier's invoice
 */
public record ReceivePurchase(
        UUID commandId,
        @Nullable LocalDate businessDate,
        UUID supplierId,
        @Nullable UUID locationId,
        @Nullable String supplierReference,
        List<Line> lines,
        @Nullable String note)
        implements Command {
    public ReceivePurchase {
        lines = List.copyOf(lines);
    }

    /**
     * @param unitCost what one unit cost before tax, up to six decimals
     * @param taxRateId null means the product's
     * @param salePrice what the product sells at from now on, in the terms of its price; null leaves the price as it is
     */
    public record Line(
            UUID productId,
            Quantity quantity,
            BigDecimal unitCost,
            @Nullable UUID taxRateId,
            @Nullable Money salePrice) {
        public Line {
            unitCost = unitCost.signum() == 0 ? BigDecimal.ZERO : unitCost.stripTrailingZeros();
        }

        public Line(UUID productId, Quantity quantity, BigDecimal unitCost) {
            this(productId, quantity, unitCost, null, null);
        }
    }
}

package io.inventario.purchases;

import io.inventario.documents.Document;
import io.inventario.documents.DocumentParty;
import io.inventario.shared.Money;
import io.inventario.shared.Quantity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A posted receipt with its story.
 *
 * @param amounts what it comes to; null for those who may not see costs
 * @param reversal what undid it; null while it stands
 */
public record ReceiptDetails(
        Document document,
        String label,
        UUID supplierId,
        @Nullable DocumentParty party,
        @Nullable String supplierReference,
        String location,
        LocalDate dueDate,
        @Nullable String note,
        List<Line> lines,
        @Nullable Amounts amounts,
        @Nullable ReversalDetails reversal) {
    /** What was received of a product; {@code costs} is null for those who may not see them. */
    public record Line(
            UUID productId,
            String code,
            String name,
            Quantity quantity,
            String unit,
            BigDecimal taxPercent,
            @Nullable Money salePrice,
            @Nullable Costs costs) {
        static Line of(PurchaseReceiptLine line, boolean withCost) {
            return new Line(
                    line.getProductId(),
                    line.getProductCode(),
                    line.getProductName(),
                    line.getQuantity(),
                    line.getUnit(),
                    line.getTaxPercent(),
                    line.getSalePrice(),
                    withCost ? new Costs(line.getUnitCost(), line.getNet(), line.getTax(), line.getGross()) : null);
        }
    }

    public record Costs(BigDecimal unitCost, Money net, Money tax, Money gross) {}

    /** @param balance what is still owed to the supplier (rule M7): the total less payments and credits */
    public record Amounts(Money net, Money tax, Money total, Money balance) {}
}

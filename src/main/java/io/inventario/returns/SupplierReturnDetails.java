package io.inventario.returns;

import io.inventario.documents.Document;
import io.inventario.shared.Money;
import io.inventario.shared.Quantity;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A posted supplier return with its story.
 *
 * @param amounts what it comes to; null for those who may not see costs
 */
public record SupplierReturnDetails(
        Document document,
        String label,
        UUID receiptId,
        String receiptLabel,
        String supplier,
        @Nullable String reason,
        List<Line> lines,
        @Nullable Amounts amounts) {
    /** One line as it is shown; the amounts are null for those who may not see costs. */
    public record Line(
            UUID productId,
            String code,
            String name,
            String unit,
            Quantity quantity,
            @Nullable Money net,
            @Nullable Money tax,
            @Nullable Money gross) {
        Line withoutCost() {
            return new Line(productId, code, name, unit, quantity, null, null, null);
        }
    }

    /**
     * @param settled how much of it reduced the debt of the receipt
     * @param credit what is left of it as credit with the supplier (rule M7)
     */
    public record Amounts(Money net, Money tax, Money total, Money settled, Money credit) {}
}

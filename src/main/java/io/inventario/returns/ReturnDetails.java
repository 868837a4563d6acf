package io.inventario.returns;

import io.inventario.documents.Document;
import io.inventario.documents.DocumentParty;
import io.inventario.documents.Payment;
import io.inventario.shared.Money;
import io.inventario.shared.Quantity;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A posted return with its story.
 *
 * @param settled how much of it reduced what was owed
 * @param credit what is left of it as the customer's credit (rule M7)
 * @param scrapped what the goods cost that were thrown away; null for those who may not see it
 */
public record ReturnDetails(
        Document document,
        String label,
        CustomerReturn whole,
        String saleLabel,
        @Nullable DocumentParty party,
        List<Line> lines,
        List<Payment> refunds,
        Money settled,
        Money credit,
        @Nullable Money scrapped) {
    /** One line as it is shown. */
    public record Line(
            UUID productId,
            String code,
            String name,
            String unit,
            Quantity quantity,
            Disposition disposition,
            @Nullable String reason,
            Money net,
            Money tax,
            Money gross) {}
}

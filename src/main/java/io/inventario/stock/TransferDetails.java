package io.inventario.stock;

import io.inventario.documents.Document;
import io.inventario.shared.Money;
import io.inventario.shared.Quantity;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A posted transfer with its lines. */
public record TransferDetails(
        Document document,
        String label,
        String from,
        String to,
        @Nullable String note,
        List<Line> lines) {
    /** @param value what the goods are worth; null for those who may not see it */
    public record Line(
            UUID productId,
            String code,
            String name,
            String unit,
            Quantity quantity,
            @Nullable Money value) {
        Line withoutValue() {
            return new Line(productId, code, name, unit, quantity, null);
        }
    }
}

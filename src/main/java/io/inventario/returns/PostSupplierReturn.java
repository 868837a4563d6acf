package io.inventario.returns;

import io.inventario.documents.Command;
import io.inventario.shared.Quantity;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The wish to send goods of a receipt back to their supplier.
 *
 * @param businessDate null means today
 * @param reason why, in words; null when nobody said
 */
public record PostSupplierReturn(
        UUID commandId,
        @Nullable LocalDate businessDate,
        UUID receiptId,
        @Nullable String reason,
        List<Line> lines) implements Command {
    public PostSupplierReturn {
        lines = List.copyOf(lines);
    }

    /** How much of a received line goes back. */
    public record Line(UUID receiptLineId, Quantity quantity) {}
}

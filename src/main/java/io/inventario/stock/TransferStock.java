package io.inventario.stock;

import io.inventario.documents.Command;
import io.inventario.shared.Quantity;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The wish to carry goods from one location to another.
 *
 * @param businessDate null means today
 */
public record TransferStock(
        UUID commandId,
        @Nullable LocalDate businessDate,
        UUID fromId,
        UUID toId,
        @Nullable String note,
        List<Line> lines)
        implements Command {
    /** @param quantity what is carried over, more than zero */
    public record Line(UUID productId, Quantity quantity) {}

    public TransferStock {
        lines = List.copyOf(lines);
    }
}

package io.inventario.stock;

import io.inventario.documents.Command;
import io.inventario.shared.Quantity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The wish to correct the stock.
 *
 * @param businessDate null means today
 * @param locationId null means the first location that sells
 */
public record AdjustStock(
        UUID commandId,
        @Nullable LocalDate businessDate,
        @Nullable UUID locationId,
        StockAdjustment.Reason reason,
        @Nullable String note,
        List<Line> lines)
        implements Command {
    /**
     * @param quantity in (positive) or out (negative), not zero
     * @param unitCost what one unit that comes in cost, up to six decimals; null means the present average,
     *     which goods that never moved lack; goods that go out leave at their share of the value, whatever it says
     */
    public record Line(
            UUID productId, Quantity quantity, @Nullable BigDecimal unitCost) {}

    public AdjustStock {
        lines = List.copyOf(lines);
    }
}

package io.inventario.returns;

import io.inventario.shared.Quantity;
import java.util.List;
import java.util.UUID;

/**
 * What of a receipt can still go back.
 *
 * @param reversed whether the receipt was undone, so that nothing of it can go back
 */
public record ReturnableReceipt(
        UUID receiptId, String receiptLabel, String supplier, boolean reversed, List<Line> lines) {
    /** A received line of which something is left. */
    public record Line(
            UUID receiptLineId,
            String code,
            String name,
            String unit,
            boolean fractional,
            Quantity received,
            Quantity left) {}
}

package io.inventario.returns;

import io.inventario.documents.Command;
import io.inventario.documents.Tender;
import io.inventario.shared.Quantity;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The wish to take back goods of a sale.
 *
 * @param businessDate null means today
 * @param registerId whose drawer the cash leaves; null means the sale's
 * @param refunds what is handed back of that which reduces no debt
 * @param keepAsCredit whether what is neither debt nor refunded stays as the customer's credit
 */
public record PostReturn(
        UUID commandId,
        @Nullable LocalDate businessDate,
        UUID saleId,
        @Nullable UUID registerId,
        List<Line> lines,
        List<Tender> refunds,
        boolean keepAsCredit)
        implements Command {
    public PostReturn {
        lines = List.copyOf(lines);
        refunds = List.copyOf(refunds);
    }

    /** @param reason why it came back; null when nobody said */
    public record Line(
            UUID saleLineId,
            Quantity quantity,
            Disposition disposition,
            @Nullable String reason) {}
}

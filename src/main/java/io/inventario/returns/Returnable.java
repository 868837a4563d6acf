package io.inventario.returns;

import io.inventario.shared.Money;
import io.inventario.shared.Quantity;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What of a sale can still come back, and by which tenders money can go back.
 *
 * @param customer who bought; null for nobody in particular
 * @param owed what is still owed on the sale and is reduced first
 * @param voided whether the sale was undone, so that nothing of it can come back
 */
public record Returnable(
        UUID saleId,
        String saleLabel,
        @Nullable String customer,
        Money owed,
        boolean voided,
        List<Line> lines,
        List<TenderLeft> tenders) {
    /** A sold line of which something is left. */
    public record Line(
            UUID saleLineId, String code, String name, String unit, boolean fractional, Quantity sold, Quantity left) {}

    /** @param left what the method paid on the sale less what was refunded by it */
    public record TenderLeft(UUID methodId, String name, Money left) {}
}

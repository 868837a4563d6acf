package io.inventario.sales;

import io.inventario.documents.Command;
import io.inventario.documents.Tender;
import io.inventario.shared.Money;
import io.inventario.shared.Quantity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The wish to sell.
 *
 * @param businessDate null means today
 * @param customerId null means nobody in particular
 * @param sellerId null means whoever posts it
 * @param registerId null means the first register
 * @param locationId null means the first location that sells
 * @param documentDiscount off the whole sale, after the lines' own discounts, in the terms of the prices; shared out over the lines
 * @param tenders what is handed over; what it does not cover is credit
 */
public record PostSale(
        UUID commandId,
        @Nullable LocalDate businessDate,
        @Nullable UUID customerId,
        @Nullable UUID sellerId,
        @Nullable UUID registerId,
        @Nullable UUID locationId,
        List<Line> lines,
        Money documentDiscount,
        List<Tender> tenders,
        @Nullable String note)
        implements Command {
    public PostSale {
        lines = List.copyOf(lines);
        tenders = List.copyOf(tenders);
    }

    /** A sale of the lines to nobody in particular, here and today. */
    public PostSale(UUID commandId, List<Line> lines, List<Tender> tenders) {
        this(commandId, null, null, null, null, null, lines, Money.ZERO, tenders, null);
    }

    /**
     * @param unitPrice null means the product's present price
     * @param discountPercent off this line; 15 means 15 %
     */
    public record Line(
            UUID productId,
            Quantity quantity,
            @Nullable Money unitPrice,
            BigDecimal discountPercent,
            @Nullable String note) {
        public Line {
            discountPercent = discountPercent.signum() == 0 ? BigDecimal.ZERO : discountPercent.stripTrailingZeros();
        }

        public Line(UUID productId, Quantity quantity) {
            this(productId, quantity, null, BigDecimal.ZERO, null);
        }
    }
}

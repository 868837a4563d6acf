package io.inventario.purchases;

import io.inventario.shared.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Count and sums of filtered receipts; the sums are null for those who may not see costs. */
public record ReceiptTotals(
        long count,
        @Nullable Money net,
        @Nullable Money tax,
        @Nullable Money total) {
    /** As the database adds them up: nothing where there are no rows. */
    ReceiptTotals(Long count, @Nullable BigDecimal net, @Nullable BigDecimal tax, @Nullable BigDecimal total) {
        this(count.longValue(), sum(net), sum(tax), sum(total));
    }

    ReceiptTotals withoutCost() {
        return new ReceiptTotals(count, (Money) null, null, null);
    }

    private static Money sum(@Nullable BigDecimal sum) {
        return sum == null ? Money.ZERO : new Money(sum);
    }
}

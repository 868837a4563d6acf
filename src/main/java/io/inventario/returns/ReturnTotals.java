package io.inventario.returns;

import io.inventario.shared.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Count and sums of filtered returns. */
public record ReturnTotals(long count, Money net, Money tax, Money total) {
    /** As the database adds them up: nothing where there are no rows. */
    ReturnTotals(Long count, @Nullable BigDecimal net, @Nullable BigDecimal tax, @Nullable BigDecimal total) {
        this(count.longValue(), sum(net), sum(tax), sum(total));
    }

    private static Money sum(@Nullable BigDecimal sum) {
        return sum == null ? Money.ZERO : new Money(sum);
    }
}

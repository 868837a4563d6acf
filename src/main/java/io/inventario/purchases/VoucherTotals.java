package io.inventario.purchases;

import io.inventario.shared.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Count of filtered vouchers, what went out by them and what came in. */
public record VoucherTotals(long count, Money spent, Money received) {
    /** As the database adds them up: nothing where there are no rows. */
    VoucherTotals(Long count, @Nullable BigDecimal spent, @Nullable BigDecimal received) {
        this(count.longValue(), sum(spent), sum(received));
    }

    private static Money sum(@Nullable BigDecimal sum) {
        return sum == null ? Money.ZERO : new Money(sum);
    }
}

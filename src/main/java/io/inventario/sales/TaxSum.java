package io.inventario.sales;

import io.inventario.shared.Money;
import java.math.BigDecimal;

/** What a sale owes at one tax rate, all its lines together. */
public record TaxSum(BigDecimal percent, Money base, Money tax) {
    /** As the database adds them up. */
    TaxSum(BigDecimal percent, BigDecimal base, BigDecimal tax) {
        this(percent, new Money(base), new Money(tax));
    }
}

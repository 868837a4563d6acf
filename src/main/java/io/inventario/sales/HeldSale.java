package io.inventario.sales;

import io.inventario.shared.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A sale as it stands while nobody else can void it or return its goods.
 *
 * @param balance what is still owed (rule M7)
 * @param voidLabel the number of the document that voided it; null while it stands
 */
public record HeldSale(
        Sale sale,
        String label,
        LocalDate businessDate,
        Money balance,
        @Nullable String voidLabel) {}

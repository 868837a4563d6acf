package io.inventario.reports;

import io.inventario.shared.Money;
import io.inventario.shared.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * What was sold of one thing, to one customer, by one seller or in one month.
 *
 * @param key product code, category path, customer code, username or month (2026-11); empty for sales that name none
 * @param discount everything taken off, in the terms of the prices
 * @param cost at which the goods left the stock; null for those who may not see it
 * @param documents distinct sales that were not voided
 */
public record SalesReportRow(
        String key,
        String label,
        Money net,
        Money tax,
        Money gross,
        Money discount,
        @Nullable Money cost,
        Quantity quantity,
        long documents) {
    SalesReportRow withoutCost() {
        return new SalesReportRow(key, label, net, tax, gross, discount, null, quantity, documents);
    }
}

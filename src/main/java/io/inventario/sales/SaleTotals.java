package io.inventario.sales;

import io.inventario.shared.Money;
import org.jspecify.annotations.Nullable;

/** Count and sums of filtered sales; the sums are null when there are none. */
public record SaleTotals(
        long count,
        @Nullable Money net,
        @Nullable Money tax,
        @Nullable Money total) {}

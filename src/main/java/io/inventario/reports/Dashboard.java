package io.inventario.reports;

import io.inventario.shared.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the dashboard shows of a span of days.
 *
 * @param before the same figures of the span it is compared with
 * @param days net sales of the days that have any
 * @param products the ten that sold best, by net
 * @param categories by net; an empty name for products without one
 */
public record Dashboard(
        Span span,
        Figures now,
        Figures before,
        Map<LocalDate, Money> days,
        List<Share> products,
        List<Share> categories) {
    /**
     * @param cost of what was sold; null for those who may not see it
     * @param stockValue at the end of the span; null likewise
     * @param expenses paid in the span, asset purchases not among them; null for those who may not see them
     * @param income that is no sale of goods; null likewise
     */
    public record Figures(
            long sales,
            Money net,
            Money tax,
            @Nullable Money cost,
            @Nullable Money stockValue,
            @Nullable Money expenses,
            @Nullable Money income) {
        public @Nullable Money profit() {
            return cost == null ? null : net.minus(cost);
        }

        /** Sales less cost of goods less expenses plus extra income. */
        public @Nullable Money netProfit() {
            Money gross = profit();
            return gross == null || expenses == null || income == null
                    ? null
                    : gross.minus(expenses).plus(income);
        }

        /** Net and tax of one sale on average; zero without sales. */
        public Money averageSale() {
            BigDecimal gross = net.plus(tax).amount();
            return sales == 0
                    ? Money.ZERO
                    : new Money(gross.divide(BigDecimal.valueOf(sales), Money.STORED_SCALE, RoundingMode.HALF_UP));
        }
    }

    /** What one thing sold for. */
    public record Share(String name, Money net) {}

    public boolean isEmpty() {
        return now.sales() == 0 && now.net().isZero();
    }
}

package io.inventario.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inventario.DatabaseTests;
import io.inventario.products.Product;
import io.inventario.purchases.PostVoucher;
import io.inventario.purchases.Voucher;
import io.inventario.purchases.VoucherService;
import io.inventario.sales.PostSale;
import io.inventario.shared.Ids;
import io.inventario.shared.Money;
import io.inventario.shared.Permission;
import io.inventario.shared.Quantity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

class DashboardTests extends DatabaseTests {
    /** Days on which no other test sells. */
    private static final LocalDate DAY = LocalDate.of(1971, 3, 31);

    @Autowired
    DashboardService dashboards;

    @Autowired
    VoucherService vouchers;

    @Test
    void figuresOfTheSpanAndOfTheOneBefore() {
        Product product = shop.stocked("10.00", 100, "4");
        sell(DAY.minusDays(1), product, 1);
        sell(DAY, product, 3);
        sell(DAY.plusDays(1), product, 2);

        Dashboard dashboard = shop.as(() -> dashboards.of(Span.of(DAY, DAY.plusDays(1))));
        assertThat(dashboard.now().sales()).isEqualTo(2);
        assertThat(dashboard.now().net()).isEqualTo(Money.of(50));
        assertThat(dashboard.now().profit()).isEqualTo(Money.of(30));
        assertThat(dashboard.now().averageSale()).isEqualTo(Money.of(25));
        assertThat(dashboard.before().net()).isEqualTo(Money.of(10));
        assertThat(dashboard.days()).isEqualTo(Map.of(DAY, Money.of(30), DAY.plusDays(1), Money.of(20)));
        assertThat(dashboard.products()).containsExactly(new Dashboard.Share(product.getName(), Money.of(50)));
        assertThat(dashboard.categories()).containsExactly(new Dashboard.Share("", Money.of(50)));
    }

    @Test
    void netProfitIsSalesLessCostLessExpensesPlusExtraIncome() {
        LocalDate day = LocalDate.of(1972, 5, 10);
        sell(day, shop.stocked("10.00", 100, "4"), 3);
        record(PostVoucher.expense(Ids.next(), day, "Rent", null, null, shop.cash("7")));
        record(PostVoucher.expense(Ids.next(), day.minusDays(1), "Rent", null, null, shop.cash("2")));
        record(PostVoucher.income(Ids.next(), day, Voucher.Income.DELIVERY, null, shop.cash("1.50")));
        record(PostVoucher.asset(Ids.next(), day, "Van", null, day, null, shop.cash("900")));

        Dashboard dashboard = shop.as(() -> dashboards.of(Span.of(day, day)));
        assertThat(dashboard.now().profit()).isEqualTo(Money.of(18));
        assertThat(dashboard.now().expenses()).isEqualTo(Money.of(7));
        assertThat(dashboard.now().income()).isEqualTo(Money.of("1.5"));
        assertThat(dashboard.now().netProfit()).isEqualTo(Money.of("12.5"));
        assertThat(dashboard.before().netProfit()).isEqualTo(Money.of(-2));
        Dashboard hidden = shop.without(List.of(Permission.VIEW_EXPENSES), () -> dashboards.of(Span.of(day, day)));
        assertThat(hidden.now().expenses()).isNull();
        assertThat(hidden.now().netProfit()).isNull();
    }

    private void record(PostVoucher voucher) {
        shop.as(() -> vouchers.post(voucher));
    }

    @Test
    void aSpanWithoutSalesIsEmpty() {
        Dashboard dashboard = shop.as(() -> dashboards.of(Span.today(LocalDate.of(1970, 1, 1))));
        assertThat(dashboard.isEmpty()).isTrue();
        assertThat(dashboard.now().averageSale()).isEqualTo(Money.ZERO);
        assertThat(dashboard.now().profit()).isEqualTo(Money.ZERO);
    }

    @Test
    void costAndStockValueAreNotToldToThoseWhoMayNotSeeThem() {
        Dashboard dashboard =
                shop.without(List.of(Permission.VIEW_COST), () -> dashboards.of(Span.today(DAY.minusYears(5))));
        assertThat(dashboard.now().cost()).isNull();
        assertThat(dashboard.now().profit()).isNull();
        assertThat(dashboard.now().stockValue()).isNull();
        assertThatThrownBy(() -> shop.without(List.of(Permission.VIEW_DASHBOARD), () -> dashboards.of(Span.today(DAY))))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void spansAreComparedWithWhatIsAlike() {
        assertThat(Span.thisMonth(DAY).beforeTo()).isEqualTo(LocalDate.of(1971, 2, 28));
        assertThat(Span.month(YearMonth.of(2024, 3)).beforeTo()).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(Span.thisYear(LocalDate.of(2024, 2, 29)).beforeTo()).isEqualTo(LocalDate.of(2023, 2, 28));
        assertThat(Span.sevenDays(DAY).length()).isEqualTo(7);
        assertThat(Span.of(DAY.plusDays(2), DAY)).isEqualTo(Span.of(DAY, DAY.plusDays(2)));
        assertThat(Span.of(DAY, DAY.plusDays(2)).beforeFrom()).isEqualTo(DAY.minusDays(3));
    }

    private void sell(LocalDate day, Product product, long units) {
        PostSale.Line line = new PostSale.Line(product.getId(), Quantity.of(units), null, BigDecimal.ZERO, null);
        String total = String.valueOf(10 * units);
        shop.as(() -> shop.sales.post(new PostSale(
                Ids.next(), day, null, null, null, null, List.of(line), Money.ZERO, List.of(shop.cash(total)), null)));
    }
}

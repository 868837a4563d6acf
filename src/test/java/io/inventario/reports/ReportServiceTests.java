package io.inventario.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inventario.DatabaseTests;
import io.inventario.Shop;
import io.inventario.customers.Customer;
import io.inventario.customers.CustomerService;
import io.inventario.documents.Tender;
import io.inventario.products.Product;
import io.inventario.sales.PostSale;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Ids;
import io.inventario.shared.Money;
import io.inventario.shared.Permission;
import io.inventario.shared.Quantity;
import io.inventario.users.User;
import io.inventario.users.UserService;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

/** A set of three sales that can be added up by hand, in months that no other test sells in. */
class ReportServiceTests extends DatabaseTests {
    private static final AtomicInteger count = new AtomicInteger();

    @Autowired
    ReportService reports;

    @Autowired
    CustomerService customers;

    @Autowired
    UserService users;

    private LocalDate march = LocalDate.EPOCH;
    private LocalDate april = LocalDate.EPOCH;
    private Product coffee = new Product();
    private Product tea = new Product();
    private Customer ana = new Customer();
    private User seller = new User();

    @BeforeEach
    void sellThree() {
        march = LocalDate.of(1980 + count.incrementAndGet(), 3, 31);
        april = march.plusDays(1);
        var hot = shop.as(() -> shop.products.addCategory(Shop.unique("Hot"), null));
        coffee = shop.product("10.00", product -> {
            product.setCategory(hot);
            product.setTaxRate(shop.settings.taxRate("IVA").orElseThrow());
        });
        tea = shop.product("4.50", product -> product.setCategory(hot));
        shop.receive(coffee, 100, "6");
        shop.receive(tea, 100, "1.25");
        ana = shop.as(() -> {
            Customer customer = new Customer();
            customer.setName(Shop.unique("Ana"));
            return customers.save(customer);
        });
        seller = shop.as(() -> users.pastSeller(Shop.unique("seller").replace(' ', '.'), "Sol", "Paz"));
        // net 27.00, tax 5.13, discount 3.00, cost 18
        sell(march, ana.getId(), seller.getId(), "32.13", line(coffee, 3, "10"));
        // net 20.00 + 9.00, tax 3.80, cost 12 + 2.50
        sell(april, ana.getId(), null, "32.80", line(coffee, 2, "0"), line(tea, 2, "0"));
        // net 4.50, cost 1.25
        sell(april, null, seller.getId(), "4.50", line(tea, 1, "0"));
    }

    @Test
    void byProduct() {
        SalesReport report = report(SalesBy.PRODUCT, march, april);
        assertThat(report.rows())
                .containsExactly(
                        row(coffee.getCode(), coffee.getName(), "47.00", "8.93", "3.00", "30", 5, 2),
                        row(tea.getCode(), tea.getName(), "13.50", "0", "0", "3.75", 3, 2));
        assertThat(report.total()).isEqualTo(row("", "", "60.50", "8.93", "3.00", "33.75", 8, 3));
    }

    @Test
    void byCategoryASaleCountsOnce() {
        String path = coffee.getCategory() == null ? "" : coffee.getCategory().getPath();
        assertThat(report(SalesBy.CATEGORY, march, april).rows())
                .containsExactly(row(path, path, "60.50", "8.93", "3.00", "33.75", 8, 3));
    }

    @Test
    void byCustomerAndSellerThoseWithoutOneShareARow() {
        assertThat(report(SalesBy.CUSTOMER, march, april).rows())
                .containsExactly(
                        row(ana.getCode(), ana.getName(), "56.00", "8.93", "3.00", "32.50", 7, 2),
                        row("", "", "4.50", "0", "0", "1.25", 1, 1));
        assertThat(report(SalesBy.SELLER, march, april).rows())
                .containsExactly(
                        row(seller.getUsername(), "Sol Paz", "31.50", "5.13", "3.00", "19.25", 4, 2),
                        row("", "", "29.00", "3.80", "0", "14.50", 4, 1));
    }

    @Test
    void byMonthInTheirOrderAndBothDaysIncluded() {
        String first = march.toString().substring(0, 7);
        String second = april.toString().substring(0, 7);
        assertThat(report(SalesBy.MONTH, march, april).rows())
                .containsExactly(
                        row(first, first, "27.00", "5.13", "3.00", "18", 3, 1),
                        row(second, second, "33.50", "3.80", "0", "15.75", 5, 2));
        assertThat(report(SalesBy.MONTH, march, march).total().net()).isEqualTo(Money.of("27.00"));
        assertThat(report(SalesBy.MONTH, april, april).total().net()).isEqualTo(Money.of("33.50"));
    }

    @Test
    void aSpanWithoutSalesHasNoRowsAndATotalOfZero() {
        SalesReport report = report(SalesBy.PRODUCT, march.minusDays(9), march.minusDays(1));
        assertThat(report.rows()).isEmpty();
        assertThat(report.total()).isEqualTo(row("", "", "0", "0", "0", "0", 0, 0));
    }

    @Test
    void costIsNotToldToThoseWhoMayNotSeeIt() {
        SalesReport report =
                shop.without(List.of(Permission.VIEW_COST), () -> reports.sales(SalesBy.PRODUCT, march, april));
        assertThat(report.rows()).hasSize(2).allMatch(row -> row.cost() == null);
        assertThat(report.total().cost()).isNull();
    }

    @Test
    void reportsNeedTheirPermissionAndDaysInOrder() {
        assertThatThrownBy(() -> shop.without(
                        List.of(Permission.VIEW_REPORTS), () -> reports.sales(SalesBy.MONTH, march, april)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> report(SalesBy.MONTH, april, march)).isInstanceOf(BusinessException.class);
    }

    private SalesReport report(SalesBy by, LocalDate from, LocalDate to) {
        return shop.as(() -> reports.sales(by, from, to));
    }

    private void sell(LocalDate day, @Nullable UUID customer, @Nullable UUID by, String total, PostSale.Line... lines) {
        List<Tender> tenders = List.of(shop.cash(total));
        shop.as(() -> shop.sales.post(
                new PostSale(Ids.next(), day, customer, by, null, null, List.of(lines), Money.ZERO, tenders, null)));
    }

    private static PostSale.Line line(Product product, long quantity, String discount) {
        return new PostSale.Line(product.getId(), Quantity.of(quantity), null, new BigDecimal(discount), null);
    }

    private static SalesReportRow row(
            String key, String label, String net, String tax, String discount, String cost, long units, long sales) {
        Money before = Money.of(net);
        return new SalesReportRow(
                key,
                label,
                before,
                Money.of(tax),
                before.plus(Money.of(tax)),
                Money.of(discount),
                Money.of(cost),
                Quantity.of(units),
                sales);
    }
}

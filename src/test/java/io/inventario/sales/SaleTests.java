package io.inventario.sales;

import static io.inventario.Shop.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inventario.DatabaseTests;
import io.inventario.documents.Posted;
import io.inventario.documents.Tender;
import io.inventario.products.Product;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Ids;
import io.inventario.shared.Money;
import io.inventario.shared.Permission;
import io.inventario.shared.Quantity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

class SaleTests extends DatabaseTests {
    @Autowired
    JdbcClient jdbc;

    @Test
    void sellingTakesTheGoodsAndFreezesWhatTheyCost() {
        Product product = shop.stocked("100", 10, "40");
        Posted sale = shop.sell(line(product, 3));
        SaleDetails details = shop.as(() -> shop.sales.find(sale.id())).orElseThrow();
        assertThat(shop.onHand(product)).isEqualTo(Quantity.of(7));
        assertThat(details.sale().getTotal()).isEqualTo(Money.of(300));
        assertThat(details.cost()).isEqualTo(Money.of(120));
        assertThat(details.balance()).isEqualTo(Money.ZERO);
        assertThat(details.label()).startsWith("V-");
    }

    @Test
    void s6RefusesMoreThanThereIsAndNamesTheProduct() {
        Product product = shop.stocked("100", 2, "40");
        assertThatThrownBy(() -> shop.sell(line(product, 3)))
                .isInstanceOf(BusinessException.class)
                .hasMessageContaining("only 2 of " + product.getName());
        assertThat(shop.onHand(product)).isEqualTo(Quantity.of(2));
    }

    @Test
    void s6CountsTheSameProductOnTwoLinesTogether() {
        Product product = shop.stocked("100", 3, "40");
        assertThatThrownBy(() -> shop.sell(line(product, 2), line(product, 2))).isInstanceOf(BusinessException.class);
        assertThat(shop.onHand(product)).isEqualTo(Quantity.of(3));
    }

    @Test
    void m9ARefusedSaleLeavesNothingBehindAndTakesNoNumber() {
        Product product = shop.stocked("100", 1, "40");
        long before = shop.sell(line(shop.stocked("1", 1, "1"), 1)).number();
        UUID command = Ids.next();
        assertThatThrownBy(() -> shop.as(() ->
                        shop.sales.post(new PostSale(command, List.of(line(product, 5)), List.of(shop.cash("500"))))))
                .isInstanceOf(BusinessException.class);
        assertThat(jdbc.sql("select count(*) from document where command_id = ?")
                        .param(command)
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(shop.sell(line(product, 1)).number()).isEqualTo(before + 1);
    }

    @Test
    void m10TheSameCommandAgainGivesTheSameDocument() {
        Product product = shop.stocked("100", 10, "40");
        PostSale command = new PostSale(Ids.next(), List.of(line(product, 1)), List.of(shop.cash("100")));
        Posted first = shop.as(() -> shop.sales.post(command));
        Posted again = shop.as(() -> shop.sales.post(command));
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.repeated()).isTrue();
        assertThat(shop.onHand(product)).isEqualTo(Quantity.of(9));
    }

    @Test
    void m10TheSameCommandIdWithOtherContentIsRefused() {
        Product product = shop.stocked("100", 10, "40");
        UUID id = Ids.next();
        shop.as(() -> shop.sales.post(new PostSale(id, List.of(line(product, 1)), List.of(shop.cash("100")))));
        assertThatThrownBy(() -> shop.as(
                        () -> shop.sales.post(new PostSale(id, List.of(line(product, 2)), List.of(shop.cash("200"))))))
                .isInstanceOf(BusinessException.class)
                .hasMessageContaining("already posted with other content");
        assertThat(shop.onHand(product)).isEqualTo(Quantity.of(9));
    }

    @Test
    void m3PricesThatIncludeTaxAreSplitPerLine() {
        Product product = shop.product("119", p -> {
            p.setPriceIncludesTax(true);
            p.setTaxRate(shop.settings.taxRate("IVA").orElseThrow());
        });
        shop.receive(product, 10, "50");
        SaleDetails details =
                shop.as(() -> shop.sales.find(shop.sell(line(product, 1)).id())).orElseThrow();
        assertThat(details.sale().getNet()).isEqualTo(Money.of(100));
        assertThat(details.sale().getTax()).isEqualTo(Money.of(19));
        assertThat(details.sale().getTotal()).isEqualTo(Money.of(119));
    }

    @Test
    void m4ADocumentDiscountIsSharedOutCompletely() {
        Product one = shop.stocked("10", 5, "1");
        Product two = shop.stocked("10", 5, "1");
        Product three = shop.stocked("10", 5, "1");
        PostSale command = new PostSale(
                Ids.next(),
                null,
                null,
                null,
                null,
                null,
                List.of(line(one, 1), line(two, 1), line(three, 1)),
                Money.of("10"),
                List.of(shop.cash("20")),
                null);
        SaleDetails details =
                shop.as(() -> shop.sales.find(shop.sales.post(command).id())).orElseThrow();
        assertThat(details.sale().getTotal()).isEqualTo(Money.of(20));
        assertThat(details.sale().getLines())
                .extracting(SaleLine::getGross)
                .containsExactly(Money.of("6.66"), Money.of("6.67"), Money.of("6.67"));
    }

    @Test
    void m5LaterChangesOfTheProductDoNotReachTheSale() {
        Product product = shop.stocked("100", 10, "40");
        Posted sale = shop.sell(line(product, 1));
        String name = product.getName();
        shop.as(() -> {
            Product stored = shop.products.find(product.getId()).orElseThrow();
            stored.setName("Another name");
            stored.setSalePrice(Money.of(999));
            return shop.products.save(stored);
        });
        SaleLine line = shop.as(() -> shop.sales.find(sale.id()))
                .orElseThrow()
                .sale()
                .getLines()
                .getFirst();
        assertThat(line.getProductName()).isEqualTo(name);
        assertThat(line.getUnitPrice()).isEqualTo(Money.of(100));
    }

    @Test
    void m6ChangeComesFromCashOnly() {
        Product product = shop.stocked("100", 10, "40");
        UUID card = shop.settings.paymentMethod("TARJETA").orElseThrow().getId();
        Tender byCard = new Tender(card, Money.of(150), "1234", null);
        assertThatThrownBy(() -> shop.as(
                        () -> shop.sales.post(new PostSale(Ids.next(), List.of(line(product, 1)), List.of(byCard)))))
                .isInstanceOf(BusinessException.class)
                .hasMessageContaining("only cash gives change");
    }

    @Test
    void m6CashGivesChangeAndTheRestIsApplied() {
        Product product = shop.stocked("130", 10, "40");
        UUID card = shop.settings.paymentMethod("TARJETA").orElseThrow().getId();
        Tender byCard = new Tender(card, Money.of(100), "1234", null);
        Posted sale = shop.as(() ->
                shop.sales.post(new PostSale(Ids.next(), List.of(line(product, 1)), List.of(byCard, shop.cash("50")))));
        SaleDetails details = shop.as(() -> shop.sales.find(sale.id())).orElseThrow();
        assertThat(details.payments()).extracting(p -> p.getAmount().toString()).containsExactlyInAnyOrder("100", "30");
        assertThat(details.payments())
                .extracting(p -> p.getChangeGiven().toString())
                .containsExactlyInAnyOrder("0", "20");
        assertThat(details.balance()).isEqualTo(Money.ZERO);
        assertThat(jdbc.sql(
                                "select sum(e.amount) from cash_entry e join payment p on p.id = e.payment_id where p.document_id = ?")
                        .param(sale.id())
                        .query(BigDecimal.class)
                        .single())
                .isEqualByComparingTo("30");
    }

    @Test
    void m8WithoutACustomerThereIsNoCredit() {
        Product product = shop.stocked("100", 10, "40");
        assertThatThrownBy(() -> shop.as(() ->
                        shop.sales.post(new PostSale(Ids.next(), List.of(line(product, 1)), List.of(shop.cash("60"))))))
                .isInstanceOf(BusinessException.class)
                .hasMessageContaining("40 remain to be paid");
    }

    @ParameterizedTest
    @CsvSource({"-1", "0", "1000000000", "1.5"})
    void impossibleQuantitiesAreRefused(String quantity) {
        Product product = shop.stocked("100", 10, "40");
        PostSale.Line line = new PostSale.Line(product.getId(), Quantity.of(quantity));
        assertThatThrownBy(() -> shop.as(
                        () -> shop.sales.post(new PostSale(Ids.next(), List.of(line), List.of(shop.cash("100"))))))
                .isInstanceOf(BusinessException.class)
                .hasMessageContaining(product.getName());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1000000000", "1.005"})
    void impossiblePricesAreRefused(String price) {
        Product product = shop.stocked("100", 10, "40");
        PostSale.Line line = new PostSale.Line(product.getId(), Quantity.of(1), Money.of(price), BigDecimal.ZERO, null);
        assertThatThrownBy(() -> shop.as(
                        () -> shop.sales.post(new PostSale(Ids.next(), List.of(line), List.of(shop.cash("100"))))))
                .isInstanceOf(BusinessException.class)
                .hasMessageContaining(product.getName());
    }

    @Test
    void anotherPriceNeedsThePermission() {
        Product product = shop.stocked("100", 10, "40");
        PostSale.Line line = new PostSale.Line(product.getId(), Quantity.of(1), Money.of(90), BigDecimal.ZERO, null);
        assertThatThrownBy(() -> shop.without(
                        List.of(Permission.CHANGE_PRICE),
                        () -> shop.sales.post(new PostSale(Ids.next(), List.of(line), List.of(shop.cash("90"))))))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void anotherDayNeedsThePermissionAndTheFutureIsRefused() {
        Product product = shop.stocked("100", 10, "40");
        LocalDate yesterday = LocalDate.now().minusDays(3);
        assertThatThrownBy(() ->
                        shop.without(List.of(Permission.BACKDATE), () -> shop.sales.post(dated(product, yesterday))))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> shop.as(
                        () -> shop.sales.post(dated(product, LocalDate.now().plusDays(3)))))
                .isInstanceOf(BusinessException.class)
                .hasMessageContaining("future");
        assertThatThrownBy(() -> shop.as(() -> shop.sales.post(dated(product, LocalDate.of(1899, 12, 31)))))
                .isInstanceOf(BusinessException.class)
                .hasMessageContaining("too far back");
        assertThat(shop.as(() -> shop.sales.post(dated(product, yesterday))).repeated())
                .isFalse();
    }

    @Test
    void costIsNotShownToThoseWhoMayNotSeeIt() {
        Product product = shop.stocked("100", 10, "40");
        Posted sale = shop.sell(line(product, 1));
        assertThat(shop.without(List.of(Permission.VIEW_COST), () -> shop.sales.find(sale.id()))
                        .orElseThrow()
                        .cost())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "document",
                "document_number",
                "sale",
                "sale_line",
                "sale_line_tax",
                "payment",
                "payment_allocation",
                "cash_entry",
                "stock_movement",
                "stock_adjustment",
                "stock_adjustment_line",
                "audit_row"
            })
    void s2PostedRowsAreNeitherChangedNorDeleted(String table) {
        shop.sell(line(shop.stocked("100", 10, "40"), 1));
        assertThatThrownBy(() -> jdbc.sql("delete from " + table).update()).hasMessageContaining("never changed");
        String column = table.equals("document_number") ? "document_id" : "id";
        assertThatThrownBy(() -> jdbc.sql("update " + table + " set " + column + " = " + column)
                        .update())
                .hasMessageContaining("never changed");
    }

    private PostSale dated(Product product, LocalDate day) {
        return new PostSale(
                Ids.next(),
                day,
                null,
                null,
                null,
                null,
                List.of(line(product, 1)),
                Money.ZERO,
                List.of(shop.cash("100")),
                null);
    }
}

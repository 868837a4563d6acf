package io.inventario.purchases;

import static io.inventario.Shop.bought;
import static io.inventario.Shop.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inventario.DatabaseTests;
import io.inventario.database.IntegrityCheck;
import io.inventario.documents.Posted;
import io.inventario.products.Product;
import io.inventario.settings.TaxRate;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Ids;
import io.inventario.shared.Money;
import io.inventario.shared.Permission;
import io.inventario.shared.Quantity;
import io.inventario.stock.StockRow;
import io.inventario.suppliers.Supplier;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

class ReceiptTests extends DatabaseTests {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    IntegrityCheck check;

    @AfterEach
    void everyRuleHolds() {
        assertThat(shop.as(() -> check.run()))
                .allSatisfy(rule ->
                        assertThat(rule.findings().first()).as(rule.id()).isEmpty());
    }

    @Test
    void receivingRaisesTheStockAndTheDebtToTheSupplier() {
        Supplier supplier = shop.supplier();
        Product product = shop.product("100", p -> p.setTaxRate(vat()));
        Posted receipt = shop.buy(supplier, bought(product, 10, "40"));
        ReceiptDetails details = details(receipt);
        assertThat(details.label()).startsWith("R-");
        assertThat(shop.onHand(product)).isEqualTo(Quantity.of(10));
        assertThat(details.amounts())
                .isEqualTo(new ReceiptDetails.Amounts(Money.of(400), Money.of(76), Money.of(476), Money.of(476)));
        assertThat(details.dueDate())
                .isEqualTo(details.document().getBusinessDate().plusDays(30));
        assertThat(Objects.requireNonNull(details.party()).getName()).isEqualTo(supplier.getName());
    }

    @Test
    void v2TheAverageAfterTwoReceiptsIsWeightedByQuantity() {
        Product product = shop.product("100");
        Supplier supplier = shop.supplier();
        shop.buy(supplier, bought(product, 10, "40"));
        shop.buy(supplier, bought(product, 5, "43.000001"));
        assertThat(average(product)).isEqualByComparingTo("41");
        shop.sell(line(product, 3));
        shop.buy(supplier, bought(product, 1, "0"));
        assertThat(average(product)).isEqualByComparingTo("37.846154");
    }

    @Test
    void m2EachLineIsRoundedAndTheLinesAddUp() {
        Product one = shop.product("10", p -> {
            p.setTaxRate(vat());
            p.setFractional(true);
        });
        Product two = shop.product("10");
        Posted receipt = shop.buy(
                shop.supplier(),
                new ReceivePurchase.Line(one.getId(), Quantity.of("0.333"), new BigDecimal("1.234567")),
                bought(two, 3, "0.335"));
        ReceiptDetails.Amounts amounts = Objects.requireNonNull(details(receipt).amounts());
        assertThat(amounts.net()).isEqualTo(Money.of("1.42"));
        assertThat(amounts.tax()).isEqualTo(Money.of("0.08"));
        assertThat(amounts.total()).isEqualTo(Money.of("1.5"));
    }

    @Test
    void m5LaterEditsOfProductAndSupplierDoNotReachTheReceipt() {
        Supplier supplier = shop.supplier();
        String name = supplier.getName();
        Product product = shop.product("100");
        Posted receipt = shop.buy(supplier, bought(product, 1, "40"));
        supplier.setName(name + " renamed");
        product.setName("Another name");
        shop.as(() -> shop.suppliers.save(supplier));
        shop.as(() -> shop.products.save(product));
        ReceiptDetails details = details(receipt);
        assertThat(Objects.requireNonNull(details.party()).getName()).isEqualTo(name);
        assertThat(details.lines().getFirst().name()).isNotEqualTo("Another name");
    }

    @Test
    void aNewSalePriceTakesEffectAndIsAudited() {
        Product product = shop.product("100");
        Posted receipt = shop.buy(
                shop.supplier(),
                new ReceivePurchase.Line(product.getId(), Quantity.of(1), new BigDecimal("40"), null, Money.of(120)));
        assertThat(shop.as(() -> shop.products.find(product.getId()))
                        .orElseThrow()
                        .getSalePrice())
                .isEqualTo(Money.of(120));
        assertThat(details(receipt).lines().getFirst().salePrice()).isEqualTo(Money.of(120));
        assertThat(jdbc.sql("select count(*) from audit_row where subject_id = ? and action = 'changed'")
                        .param(product.getId())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whoMayNotEditProductsSetsNoSalePrice() {
        Product product = shop.product("100");
        ReceivePurchase command = receiving(
                shop.supplier(),
                new ReceivePurchase.Line(product.getId(), Quantity.of(1), new BigDecimal("40"), null, Money.of(120)));
        assertThatThrownBy(() -> shop.without(List.of(Permission.EDIT_PRODUCTS), () -> shop.purchases.receive(command)))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(shop.onHand(product)).isEqualTo(Quantity.ZERO);
    }

    @Test
    void m10TheSameCommandAgainGivesTheSameReceipt() {
        Product product = shop.product("100");
        ReceivePurchase command = receiving(shop.supplier(), bought(product, 4, "40.50"));
        Posted first = shop.as(() -> shop.purchases.receive(command));
        Posted again = shop.as(() -> shop.purchases.receive(command));
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.repeated()).isTrue();
        assertThat(shop.onHand(product)).isEqualTo(Quantity.of(4));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, is not possible",
        "-1, 1, is not possible",
        "1000000000, 1, is not possible",
        "1.5, 1, whole units",
        "1, -1, is not possible",
        "1, 1000000000, is not possible",
        "1, 0.0000001, is not possible",
        "999999999, 999999999, is not possible"
    })
    void absurdQuantitiesAndCostsAreRefusedNamingTheProduct(String quantity, String cost, String words) {
        Product product = shop.product("100");
        assertThatThrownBy(() -> shop.buy(
                        shop.supplier(),
                        new ReceivePurchase.Line(product.getId(), Quantity.of(quantity), new BigDecimal(cost))))
                .isInstanceOfSatisfying(
                        BusinessException.class,
                        refusal -> assertThat(refusal.field()).isEqualTo("lines"))
                .hasMessageContaining(product.getName())
                .hasMessageContaining(words);
        assertThat(shop.onHand(product)).isEqualTo(Quantity.ZERO);
    }

    @Test
    void servicesAndWhatIsArchivedAreRefused() {
        Supplier supplier = shop.supplier();
        Product service = shop.product("100", p -> p.setService(true));
        Product archived = shop.product("100", p -> p.setActive(false));
        assertThatThrownBy(() -> shop.buy(supplier, bought(service, 1, "1"))).hasMessageContaining("is a service");
        assertThatThrownBy(() -> shop.buy(supplier, bought(archived, 1, "1"))).hasMessageContaining("archived");
        assertThatThrownBy(() -> shop.buy(supplier)).hasMessageContaining("at least one product");
        supplier.setActive(false);
        shop.as(() -> shop.suppliers.save(supplier));
        Product product = shop.product("100");
        assertThatThrownBy(() -> shop.buy(supplier, bought(product, 1, "1")))
                .hasMessageContaining(supplier.getName() + " is archived");
    }

    @Test
    void anotherTaxThanTheProductsMayBeNamed() {
        Product product = shop.product("100");
        Posted receipt = shop.buy(
                shop.supplier(),
                new ReceivePurchase.Line(product.getId(), Quantity.of(1), new BigDecimal("100"), vat().getId(), null));
        assertThat(Objects.requireNonNull(details(receipt).amounts()).tax()).isEqualTo(Money.of(19));
        UUID unknown = Ids.next();
        assertThatThrownBy(() -> shop.buy(
                        shop.supplier(),
                        new ReceivePurchase.Line(
                                product.getId(), Quantity.of(1), new BigDecimal("100"), unknown, null)))
                .hasMessageContaining(product.getName());
    }

    @Test
    void s2ReversalTakesTheGoodsOutAsTheyCameAndRestoresTheAverage() {
        Product product = shop.product("100");
        Supplier supplier = shop.supplier();
        shop.buy(supplier, bought(product, 3, "33.34"));
        BigDecimal before = average(product);
        Posted receipt = shop.buy(supplier, bought(product, 7, "55.55"));
        shop.sell(line(product, 2));
        Posted reversal = reverse(receipt);
        assertThat(shop.onHand(product)).isEqualTo(Quantity.of(1));
        ReceiptDetails details = details(receipt);
        assertThat(Objects.requireNonNull(details.amounts()).balance()).isEqualTo(Money.ZERO);
        ReversalDetails undone = Objects.requireNonNull(details.reversal());
        assertThat(undone.reason()).isEqualTo("typed twice");
        assertThat(undone.label()).startsWith("RR-");
        assertThat(undone.document().getPostedByName()).isEqualTo("tests");
        assertThat(shop.as(() -> shop.purchases.findReversal(reversal.id())).orElseThrow())
                .extracting(ReversalDetails::receiptId, ReversalDetails::receiptLabel)
                .containsExactly(receipt.id(), receipt.label());

        Product untouched = shop.product("100");
        shop.buy(supplier, bought(untouched, 3, "33.34"));
        reverse(shop.buy(supplier, bought(untouched, 7, "55.55")));
        assertThat(average(untouched)).isEqualByComparingTo(before);
    }

    @Test
    void s2AReceiptIsReversedOnceAndTheSameCommandGivesTheSameReversal() {
        Posted receipt = shop.buy(shop.supplier(), bought(shop.product("100"), 3, "10"));
        ReverseReceipt command = new ReverseReceipt(Ids.next(), receipt.id(), "typed twice");
        Posted first = shop.as(() -> shop.purchases.reverse(command));
        Posted again = shop.as(() -> shop.purchases.reverse(command));
        assertThat(again.id()).isEqualTo(first.id());
        assertThatThrownBy(() -> reverse(receipt))
                .isInstanceOf(BusinessException.class)
                .hasMessageContaining(first.label());
    }

    @Test
    void aReversalIsRefusedWhenTheGoodsAreGoneOrNoReasonIsGiven() {
        Product product = shop.product("100");
        Posted receipt = shop.buy(shop.supplier(), bought(product, 3, "10"));
        shop.sell(line(product, 1));
        assertThatThrownBy(() -> reverse(receipt)).hasMessageContaining("only 2 of " + product.getName());
        assertThatThrownBy(
                        () -> shop.as(() -> shop.purchases.reverse(new ReverseReceipt(Ids.next(), receipt.id(), " "))))
                .isInstanceOf(BusinessException.class);
        assertThatThrownBy(() ->
                        shop.as(() -> shop.purchases.reverse(new ReverseReceipt(Ids.next(), Ids.next(), "unknown"))))
                .isInstanceOf(BusinessException.class);
        assertThat(details(receipt).reversal()).isNull();
    }

    @Test
    void s2AReversedReceiptOfTwoLinesOfOneProductLeavesNothing() {
        Product product = shop.product("100");
        Posted receipt = shop.buy(shop.supplier(), bought(product, 3, "10"), bought(product, 2, "12"));
        reverse(receipt);
        assertThat(shop.onHand(product)).isEqualTo(Quantity.ZERO);
    }

    @Test
    void s2RowsOfReceiptsAndReversalsAreNeverChanged() {
        reverse(shop.buy(shop.supplier(), bought(shop.product("100"), 3, "10")));
        for (String sql : List.of(
                "update purchase_receipt set note = 'x'",
                "delete from purchase_receipt_line",
                "update receipt_reversal set reason = 'x'",
                "delete from receipt_reversal_line")) {
            assertThatThrownBy(() -> jdbc.sql(sql).update()).isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void u2WhoMayNotSeeCostsGetsNone() {
        Posted receipt = shop.buy(shop.supplier(), bought(shop.product("100"), 3, "10"));
        ReceiptFilter filter = new ReceiptFilter(receipt.label(), null, null, null, null);
        shop.without(List.of(Permission.VIEW_COST), () -> {
            ReceiptDetails details = shop.purchases.find(receipt.id()).orElseThrow();
            assertThat(details.amounts()).isNull();
            assertThat(details.lines().getFirst().costs()).isNull();
            assertThat(shop.purchases.totals(filter)).isEqualTo(new ReceiptTotals(1, (Money) null, null, null));
            return null;
        });
        assertThat(shop.as(() -> shop.purchases.totals(filter)).total()).isEqualTo(Money.of(30));
    }

    private TaxRate vat() {
        return shop.settings.taxRate("IVA").orElseThrow();
    }

    private ReceivePurchase receiving(Supplier supplier, ReceivePurchase.Line line) {
        return new ReceivePurchase(Ids.next(), null, supplier.getId(), null, "F-1", List.of(line), null);
    }

    private Posted reverse(Posted receipt) {
        return shop.as(() -> shop.purchases.reverse(new ReverseReceipt(Ids.next(), receipt.id(), "typed twice")));
    }

    private ReceiptDetails details(Posted receipt) {
        return shop.as(() -> shop.purchases.find(receipt.id())).orElseThrow();
    }

    private BigDecimal average(Product product) {
        StockRow row = shop.as(() -> shop.stock.find(product.getId())).orElseThrow();
        return Objects.requireNonNull(row.averageCost());
    }
}

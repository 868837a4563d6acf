package io.inventario.returns;

import static io.inventario.Shop.bought;
import static io.inventario.Shop.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inventario.DatabaseTests;
import io.inventario.database.IntegrityCheck;
import io.inventario.documents.DocumentFilter;
import io.inventario.documents.Posted;
import io.inventario.products.Product;
import io.inventario.purchases.ReceiptDetails;
import io.inventario.purchases.ReverseReceipt;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Ids;
import io.inventario.shared.Money;
import io.inventario.shared.Permission;
import io.inventario.shared.Quantity;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.Pageable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Goods that go back to whom they were bought from (rules R5, V3, M7, M10). */
class SupplierReturnTests extends DatabaseTests {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    SupplierReturnService returns;

    @Autowired
    IntegrityCheck checker;

    @AfterEach
    void theCheckerFindsNothing() {
        shop.stockMayBeNegative(false);
        assertThat(shop.as(() -> checker.run()))
                .allSatisfy(rule ->
                        assertThat(rule.findings().first()).as(rule.id()).isEmpty());
    }

    @Test
    void whatWasNotThereYetDoesNotGoBack() {
        Posted receipt = shop.buy(shop.supplier(), bought(shop.stocked("100", 10, "30"), 10, "50"));
        PostSupplierReturn today = command(receipt, 1);
        PostSupplierReturn earlier = new PostSupplierReturn(
                today.commandId(), LocalDate.now().minusDays(9), today.receiptId(), today.reason(), today.lines());

        refused("cannot be earlier", () -> shop.as(() -> returns.post(earlier)));
    }

    @Test
    void v3GoodsLeaveAtReceiptCostAndTheAverageOfTheRestStays() {
        Product product = shop.stocked("100", 10, "30");
        Posted receipt = shop.buy(shop.supplier(), bought(product, 10, "50"));

        Posted back = give(receipt, 4);

        assertThat(back.label()).startsWith("DP-");
        assertThat(shop.onHand(product)).isEqualTo(Quantity.of(16));
        assertThat(shop.as(() -> shop.stock.find(product.getId())).orElseThrow().averageCost())
                .isEqualByComparingTo("40");
        assertThat(jdbc.sql("select sum(cost) from stock_movement where document_id = ? and kind = 'SUPPLIER_RETURN'")
                        .param(back.id())
                        .query(Long.class)
                        .single())
                .isEqualTo(-200);
        SupplierReturnDetails details = shop.as(() -> returns.find(back.id())).orElseThrow();
        assertThat(Objects.requireNonNull(details.amounts()).net()).isEqualTo(Money.of(200));
        assertThat(details.amounts().credit()).isEqualTo(Money.ZERO);
        ReceiptDetails.Amounts owed =
                shop.as(() -> shop.purchases.find(receipt.id())).orElseThrow().amounts();
        assertThat(Objects.requireNonNull(owed).balance())
                .isEqualTo(owed.total().minus(details.amounts().total()));
        assertThat(shop.without(List.of(Permission.VIEW_COST), () -> returns.find(back.id()))
                        .orElseThrow()
                        .amounts())
                .isNull();
    }

    @Test
    void r5NoMoreGoesBackThanCameAndNoMoreThanIsThere() {
        Product product = shop.product("100");
        Posted receipt = shop.buy(shop.supplier(), bought(product, 10, "3.33"));
        give(receipt, 3);
        refused("7 can still go back; 8", () -> give(receipt, 8));
        shop.sell(line(product, 5));
        refused("only 2", () -> give(receipt, 3));
        refused("not possible", () -> give(receipt, 0));
        give(receipt, 2);
        assertThat(shop.onHand(product)).isEqualTo(Quantity.ZERO);
        refused(
                "went back",
                () -> shop.as(() -> shop.purchases.reverse(new ReverseReceipt(Ids.next(), receipt.id(), "x"))));
    }

    @Test
    void r5NoMoreGoesBackThanIsThereThoughStockMayBeNegative() {
        shop.stockMayBeNegative(true);
        Product product = shop.product("100");
        Posted receipt = shop.buy(shop.supplier(), bought(product, 10, "3.33"));
        shop.sell(line(product, 4));
        refused("not enough on hand", () -> give(receipt, 7));
        give(receipt, 6);
        shop.sell(line(product, 1));
        refused("not enough on hand", () -> give(receipt, 1));
        assertThat(shop.onHand(product)).isEqualTo(Quantity.of(-1));
    }

    @Test
    void r5NothingOfAReversedReceiptGoesBack() {
        Product product = shop.stocked("100", 10, "3");
        Posted receipt = shop.buy(shop.supplier(), bought(product, 5, "4"));
        shop.as(() -> shop.purchases.reverse(new ReverseReceipt(Ids.next(), receipt.id(), "x")));
        refused("reversed", () -> give(receipt, 1));
    }

    @Test
    void r5SixteenReturnsOfOneLineNeverSendBackMoreThanCame() throws Exception {
        Product product = shop.stocked("100", 50, "3");
        Posted receipt = shop.buy(shop.supplier(), bought(product, 10, "4.07"));
        int went = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            List<Future<Posted>> answers = IntStream.range(0, 16)
                    .mapToObj(i -> threads.submit(() -> give(receipt, 1)))
                    .toList();
            for (Future<Posted> answer : answers) {
                try {
                    answer.get();
                    went++;
                } catch (ExecutionException e) {
                    assertThat(e.getCause()).isInstanceOf(BusinessException.class);
                }
            }
        }
        assertThat(went).isEqualTo(10);
        assertThat(shop.onHand(product)).isEqualTo(Quantity.of(50));
    }

    @Test
    void m10TheSameCommandAgainGivesTheSameReturn() {
        Product product = shop.stocked("100", 10, "3");
        Posted receipt = shop.buy(shop.supplier(), bought(product, 5, "4"));
        PostSupplierReturn command = command(receipt, 2);
        Posted first = shop.as(() -> returns.post(command));
        assertThat(shop.as(() -> returns.post(command)).id()).isEqualTo(first.id());
        assertThat(shop.onHand(product)).isEqualTo(Quantity.of(13));
        DocumentFilter filter = new DocumentFilter(first.label(), null, null, null);
        assertThat(shop.as(() -> returns.list(filter, Pageable.ofSize(5)))).hasSize(1);
        assertThat(shop.as(() -> returns.totals(filter)).count()).isEqualTo(1);
        assertThatThrownBy(() -> jdbc.sql("delete from supplier_return_line").update())
                .hasMessageContaining("never changed");
    }

    private PostSupplierReturn command(Posted receipt, long quantity) {
        UUID line = jdbc.sql("select id from purchase_receipt_line where receipt_id = ?")
                .param(receipt.id())
                .query(UUID.class)
                .single();
        return new PostSupplierReturn(
                Ids.next(),
                null,
                receipt.id(),
                "broken",
                List.of(new PostSupplierReturn.Line(line, Quantity.of(quantity))));
    }

    private Posted give(Posted receipt, long quantity) {
        PostSupplierReturn command = command(receipt, quantity);
        return shop.as(() -> returns.post(command));
    }

    private static void refused(String why, Runnable deed) {
        assertThatThrownBy(deed::run).isInstanceOf(BusinessException.class).hasMessageContaining(why);
    }
}

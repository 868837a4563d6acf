package io.inventario.sales;

import static io.inventario.Shop.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.inventario.DatabaseTests;
import io.inventario.Shop;
import io.inventario.customers.Customer;
import io.inventario.customers.CustomerService;
import io.inventario.database.IntegrityCheck;
import io.inventario.documents.Payment;
import io.inventario.documents.Posted;
import io.inventario.documents.Tender;
import io.inventario.products.Product;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Ids;
import io.inventario.shared.Money;
import io.inventario.shared.Permission;
import io.inventario.shared.Quantity;
import io.inventario.stock.StockRow;
import java.time.LocalDate;
import java.util.List;
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
import org.springframework.security.access.AccessDeniedException;

/** A sale that is undone on its day: goods, money and debt go back exactly (rules S2, M6, M7, M10). */
class VoidTests extends DatabaseTests {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    CustomerService customers;

    @Autowired
    IntegrityCheck checker;

    @AfterEach
    void theCheckerFindsNothing() {
        assertThat(shop.as(() -> checker.run()))
                .allSatisfy(rule ->
                        assertThat(rule.findings().first()).as(rule.id()).isEmpty());
    }

    @Test
    void s2VoidRestoresStockAndItsValueThoughTheAverageMovedOn() {
        Product product = shop.stocked("100", 10, "40");
        shop.receive(product, 3, "41.37");
        Money before = value(product);
        Posted sale = shop.sell(line(product, 2), line(product, 5));
        shop.receive(product, 7, "55.55");

        Posted undone = undo(sale, Ids.next());

        assertThat(undone.label()).startsWith("AV-");
        assertThat(shop.onHand(product)).isEqualTo(Quantity.of(20));
        assertThat(value(product)).isEqualTo(before.plus(Money.of("388.85")));
        SaleDetails details = details(sale);
        assertThat(details.balance()).isEqualTo(Money.ZERO);
        assertThat(details.voided()).isNotNull().satisfies(voiding -> {
            assertThat(voiding.id()).isEqualTo(undone.id());
            assertThat(voiding.reason()).isEqualTo("typed twice");
        });
    }

    @Test
    void everyPaymentGoesBackByItsOwnMethodAndCashLeavesTheDrawer() {
        Product product = shop.stocked("100", 10, "40");
        Tender card =
                new Tender(shop.settings.paymentMethod("TARJETA").orElseThrow().getId(), Money.of(60), "4711", null);
        Posted sale = shop.as(() ->
                shop.sales.post(new PostSale(Ids.next(), List.of(line(product, 1)), List.of(card, shop.cash("50")))));

        Posted undone = undo(sale, Ids.next());

        VoidDetails details = shop.as(() -> shop.sales.findVoid(undone.id())).orElseThrow();
        assertThat(details.saleLabel()).isEqualTo(sale.label());
        assertThat(details.refunds())
                .extracting(refund -> refund.getMethod().getCode(), Payment::getAmount, Payment::getDirection)
                .containsExactlyInAnyOrder(
                        tuple("TARJETA", Money.of(60), Payment.Direction.OUT),
                        tuple("EFECTIVO", Money.of(40), Payment.Direction.OUT));
        assertThat(jdbc.sql("""
                        select sum(e.amount) from cash_entry e join payment p on p.id = e.payment_id
                        where p.document_id in (:sale, :void)""")
                        .param("sale", sale.id())
                        .param("void", undone.id())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void m7WhatWasStillOwedIsOwedNoLonger() {
        Product product = shop.stocked("100", 10, "40");
        UUID customer = customer();
        Posted sale = shop.as(() -> shop.sales.post(new PostSale(
                Ids.next(),
                null,
                customer,
                null,
                null,
                null,
                List.of(line(product, 2)),
                Money.ZERO,
                List.of(shop.cash("50")),
                null)));
        assertThat(details(sale).balance()).isEqualTo(Money.of(150));

        Posted undone = undo(sale, Ids.next());

        assertThat(details(sale).balance()).isEqualTo(Money.ZERO);
        VoidDetails details = shop.as(() -> shop.sales.findVoid(undone.id())).orElseThrow();
        assertThat(details.credited()).isEqualTo(Money.of(150));
        assertThat(Money.sum(details.refunds(), Payment::getAmount)).isEqualTo(Money.of(50));
    }

    @Test
    void m10TheSameCommandAgainGivesTheSameVoidAndASecondOneIsRefused() {
        Product product = shop.stocked("100", 10, "40");
        Posted sale = shop.sell(line(product, 2));
        UUID command = Ids.next();
        Posted first = undo(sale, command);
        Posted again = undo(sale, command);
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.repeated()).isTrue();
        assertThatThrownBy(() -> undo(sale, Ids.next()))
                .isInstanceOf(BusinessException.class)
                .hasMessageContaining(first.label());
        assertThat(shop.onHand(product)).isEqualTo(Quantity.of(10));
    }

    @Test
    void s2SixteenVoidsOfOneSaleAreOne() throws Exception {
        Product product = shop.stocked("100", 10, "40");
        Posted sale = shop.sell(line(product, 2));
        int posted = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            List<Future<Posted>> answers = IntStream.range(0, 16)
                    .mapToObj(i -> threads.submit(() -> undo(sale, Ids.next())))
                    .toList();
            for (Future<Posted> answer : answers) {
                try {
                    answer.get();
                    posted++;
                } catch (ExecutionException e) {
                    assertThat(e.getCause()).isInstanceOf(BusinessException.class);
                }
            }
        }
        assertThat(posted).isEqualTo(1);
        assertThat(shop.onHand(product)).isEqualTo(Quantity.of(10));
    }

    @Test
    void onAnotherDayAReturnIsTheWay() {
        Product product = shop.stocked("100", 10, "40");
        Posted sale = shop.as(() -> shop.sales.post(new PostSale(
                Ids.next(),
                LocalDate.now().minusDays(3),
                null,
                null,
                null,
                null,
                List.of(line(product, 1)),
                Money.ZERO,
                List.of(shop.cash("100")),
                null)));
        assertThatThrownBy(() -> undo(sale, Ids.next()))
                .isInstanceOf(BusinessException.class)
                .hasMessageContaining("Post a return instead");
        assertThat(shop.onHand(product)).isEqualTo(Quantity.of(9));
    }

    @Test
    void refusesWithoutReasonWithoutPermissionAndWhatIsNoSale() {
        Posted sale = shop.sell(line(shop.stocked("100", 10, "40"), 1));
        assertThatThrownBy(() -> shop.as(() -> shop.sales.voidSale(new VoidSale(Ids.next(), sale.id(), " "))))
                .isInstanceOf(BusinessException.class)
                .hasMessageContaining("why");
        assertThatThrownBy(() -> shop.as(() -> shop.sales.voidSale(new VoidSale(Ids.next(), Ids.next(), "x"))))
                .isInstanceOf(BusinessException.class)
                .hasMessageContaining("no such sale");
        assertThatThrownBy(() -> shop.without(
                        List.of(Permission.VOID_SALE),
                        () -> shop.sales.voidSale(new VoidSale(Ids.next(), sale.id(), "x"))))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void theListShowsThatItIsVoidAndDoesNotAddItUp() {
        Posted sale = shop.sell(line(shop.stocked("100", 10, "40"), 1));
        SaleFilter filter = new SaleFilter(sale.label(), null, null, null, null);
        assertThat(shop.as(() -> shop.sales.totals(filter)).total()).isEqualTo(Money.of(100));
        undo(sale, Ids.next());
        assertThat(shop.as(() -> shop.sales.list(filter, Pageable.ofSize(5))))
                .singleElement()
                .matches(SaleRow::isVoid);
        assertThat(shop.as(() -> shop.sales.totals(filter)).total()).isEqualTo(Money.ZERO);
        assertThatThrownBy(() -> jdbc.sql("delete from sale_void").update()).hasMessageContaining("never changed");
    }

    private Posted undo(Posted sale, UUID command) {
        return shop.as(() -> shop.sales.voidSale(new VoidSale(command, sale.id(), "typed twice")));
    }

    private SaleDetails details(Posted sale) {
        return shop.as(() -> shop.sales.find(sale.id())).orElseThrow();
    }

    private Money value(Product product) {
        return shop.as(() -> shop.stock.find(product.getId()))
                .map(StockRow::amount)
                .orElse(Money.ZERO);
    }

    private UUID customer() {
        return shop.as(() -> {
            Customer customer = new Customer();
            customer.setName(Shop.unique("Customer"));
            customer.setCreditLimit(Money.of(100000));
            return customers.save(customer).getId();
        });
    }
}

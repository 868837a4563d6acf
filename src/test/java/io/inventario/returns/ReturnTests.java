package io.inventario.returns;

import static io.inventario.Shop.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inventario.DatabaseTests;
import io.inventario.Shop;
import io.inventario.customers.Customer;
import io.inventario.customers.CustomerService;
import io.inventario.database.IntegrityCheck;
import io.inventario.documents.DocumentFilter;
import io.inventario.documents.Posted;
import io.inventario.documents.Tender;
import io.inventario.products.Product;
import io.inventario.sales.PostSale;
import io.inventario.sales.SaleDetails;
import io.inventario.sales.SaleLine;
import io.inventario.sales.VoidSale;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Ids;
import io.inventario.shared.Money;
import io.inventario.shared.Permission;
import io.inventario.shared.Quantity;
import io.inventario.stock.StockRow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.Pageable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

/** Goods that customers bring back (rules R1, R2, R3, V3, M7, M10). */
class ReturnTests extends DatabaseTests {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    CustomerService customers;

    @Autowired
    ReturnService returns;

    @Autowired
    IntegrityCheck checker;

    @AfterEach
    void theCheckerFindsNothing() {
        assertThat(shop.as(() -> checker.run()))
                .allSatisfy(rule ->
                        assertThat(rule.findings().first()).as(rule.id()).isEmpty());
    }

    @Test
    void v3GoodsComeBackAtWhatTheyLeftAtAndMoneyAsItCame() {
        Product product = shop.stocked("119", 10, "40");
        Posted sale = shop.sell(line(product, 3));
        shop.receive(product, 3, "70");
        Money before = value(product);

        Posted back = give(sale, "2", Disposition.RESTOCK);

        assertThat(back.label()).startsWith("D-");
        assertThat(shop.onHand(product)).isEqualTo(Quantity.of(12));
        assertThat(value(product)).isEqualTo(before.plus(Money.of(80)));
        ReturnDetails details = find(back);
        assertThat(details.whole().getTotal()).isEqualTo(Money.of(238));
        assertThat(details.refunds())
                .singleElement()
                .satisfies(refund -> assertThat(refund.getAmount()).isEqualTo(Money.of(238)));
        assertThat(details.credit()).isEqualTo(Money.ZERO);
        assertThat(details(sale).balance()).isEqualTo(Money.ZERO);
    }

    @Test
    void scrappedGoodsLeaveAgainAtTheirCostAndTheStockIsAsBefore() {
        Product product = shop.stocked("100", 10, "40");
        Posted sale = shop.sell(line(product, 3));
        shop.receive(product, 5, "90.01");
        Money before = value(product);
        BigDecimal average = stock(product).averageCost();

        Posted back = give(sale, "1", Disposition.SCRAP);
        give(sale, "2", Disposition.SCRAP);

        assertThat(shop.onHand(product)).isEqualTo(Quantity.of(12));
        assertThat(value(product)).isEqualTo(before);
        assertThat(stock(product).averageCost()).isEqualTo(average);
        assertThat(find(back).scrapped()).isEqualTo(Money.of(40));
        assertThat(shop.without(List.of(Permission.VIEW_COST), () -> returns.find(back.id()))
                        .orElseThrow()
                        .scrapped())
                .isNull();
    }

    @RepeatedTest(5)
    void r2ReturningInAnyPartsRefundsExactlyWhatWasPaid(RepetitionInfo repetition) {
        Random random = new Random(20261122L + repetition.getCurrentRepetition());
        Product product = shop.product("9.99", each -> {
            each.setFractional(true);
            each.setPriceIncludesTax(true);
            each.setTaxRate(shop.settings.taxRate("IVA").orElseThrow());
        });
        shop.receive(product, 100, "3.337");
        Quantity sold = new Quantity(BigDecimal.valueOf(1 + random.nextInt(9000), 3));
        PostSale.Line line =
                new PostSale.Line(product.getId(), sold, null, BigDecimal.valueOf(random.nextInt(60)), null);
        Posted sale = shop.sell(line, line(shop.stocked("1", 1, "1"), 1));
        SaleLine before = details(sale).sale().getLines().getFirst();
        Money value = value(product);
        Money cost = jdbc.sql("select cost from sale_line where id = ?")
                .param(before.getId())
                .query((row, index) -> new Money(row.getBigDecimal(1)))
                .single();

        Money refunded = Money.ZERO;
        Quantity left = sold;
        while (left.isPositive()) {
            Quantity part = new Quantity(BigDecimal.valueOf(
                    1 + random.nextInt(left.value().movePointRight(3).intValueExact()), 3));
            Disposition kept = random.nextInt(4) == 0 ? Disposition.SCRAP : Disposition.RESTOCK;
            Posted back = give(sale, before.getId(), part, kept);
            refunded = refunded.plus(find(back).whole().getTotal());
            if (kept == Disposition.SCRAP) {
                cost = cost.minus(Objects.requireNonNull(find(back).scrapped()));
            }
            left = left.minus(part);
        }

        assertThat(refunded).isEqualTo(before.getGross());
        assertThat(value(product)).isEqualTo(value.plus(cost));
        assertThat(jdbc.sql("select sum(net), sum(tax) from customer_return_line where sale_line_id = ?")
                        .param(before.getId())
                        .query((row, index) ->
                                List.of(new Money(row.getBigDecimal(1)), new Money(row.getBigDecimal(2))))
                        .single())
                .containsExactly(before.getNet(), before.getTax());
        refused("0 can still come back", sale, before.getId(), Quantity.of(1));
    }

    @RepeatedTest(2)
    void r1SixteenReturnsOfOneLineNeverTakeBackMoreThanWasSold() throws Exception {
        Product product = shop.stocked("10.01", 40, "4");
        Product other = shop.stocked("5", 1000, "2");
        Posted sale = shop.sell(line(product, 20), line(other, 3));
        UUID sold = details(sale).sale().getLines().getFirst().getId();
        List<Posted> posted = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            List<Future<Posted>> answers = IntStream.range(0, 32)
                    .mapToObj(i -> threads.submit(() -> i % 4 == 3
                            ? shop.sell(line(other, 1), line(product, 1))
                            : give(sale, sold, Quantity.of(1 + i % 2), Disposition.RESTOCK)))
                    .toList();
            for (int i = 0; i < answers.size(); i++) {
                try {
                    Posted answer = answers.get(i).get();
                    if (i % 4 != 3) {
                        posted.add(answer);
                    }
                } catch (ExecutionException e) {
                    assertThat(e.getCause())
                            .isInstanceOf(BusinessException.class)
                            .hasMessageContaining("can still come back");
                }
            }
        }
        BigDecimal back = jdbc.sql("select sum(quantity) from customer_return_line where sale_line_id = ?")
                .param(sold)
                .query(BigDecimal.class)
                .single();
        assertThat(back).isLessThanOrEqualTo(BigDecimal.valueOf(20)).isGreaterThanOrEqualTo(BigDecimal.valueOf(19));
        Money refunded = Money.sum(posted, each -> find(each).whole().getTotal());
        assertThat(refunded).isEqualTo(Money.of("10.01").times(new Quantity(back)));
        assertThat(shop.onHand(product)).isEqualTo(Quantity.of(12).plus(new Quantity(back)));
    }

    @Test
    void r3DebtIsReducedBeforeMoneyGoesOut() {
        Product product = shop.stocked("100", 10, "40");
        Posted sale = credit(product, 3, "120");
        assertThat(details(sale).balance()).isEqualTo(Money.of(180));

        Posted first = give(sale, soldLine(sale), Quantity.of(1), List.of(), false);
        assertThat(find(first).settled()).isEqualTo(Money.of(100));
        assertThat(details(sale).balance()).isEqualTo(Money.of(80));

        refusedKey("At most 20", () -> give(sale, soldLine(sale), Quantity.of(1), List.of(shop.cash("21")), false));
        refusedKey("20 remain", () -> give(sale, soldLine(sale), Quantity.of(1), List.of(), false));
        Posted second = give(sale, soldLine(sale), Quantity.of(1), List.of(shop.cash("5")), true);
        assertThat(find(second).settled()).isEqualTo(Money.of(80));
        assertThat(find(second).credit()).isEqualTo(Money.of(15));
        assertThat(details(sale).balance()).isEqualTo(Money.ZERO);
        assertThat(details(sale).credited()).isEqualTo(Money.of(180));
    }

    @Test
    void r3ByATenderGoesNoMoreThanItPaidUnlessSomebodyDecidesSo() {
        Product product = shop.stocked("100", 10, "40");
        Tender card =
                new Tender(shop.settings.paymentMethod("TARJETA").orElseThrow().getId(), Money.of(60), "4711", null);
        Posted sale = shop.as(() ->
                shop.sales.post(new PostSale(Ids.next(), List.of(line(product, 1)), List.of(card, shop.cash("40")))));
        PostReturn allInCash = new PostReturn(
                Ids.next(),
                null,
                sale.id(),
                null,
                lines(soldLine(sale), Quantity.of(1)),
                List.of(shop.cash("100")),
                false);
        assertThatThrownBy(() -> shop.without(List.of(Permission.OVERRIDE_REFUND), () -> returns.post(allInCash)))
                .isInstanceOf(BusinessException.class)
                .hasMessageContaining("At most 40");
        Posted back = shop.as(() -> returns.post(allInCash));
        assertThat(jdbc.sql("select after from audit_row where subject_id = ?")
                        .param(back.id())
                        .query(String.class)
                        .single())
                .contains("overridden", "EFECTIVO", "60");
    }

    @Test
    void m10TheSameCommandAgainGivesTheSameReturn() {
        Product product = shop.stocked("100", 10, "40");
        Posted sale = shop.sell(line(product, 3));
        PostReturn command = new PostReturn(
                Ids.next(),
                null,
                sale.id(),
                null,
                lines(soldLine(sale), Quantity.of(2)),
                List.of(shop.cash("200")),
                false);
        Posted first = shop.as(() -> returns.post(command));
        Posted again = shop.as(() -> returns.post(command));
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.repeated()).isTrue();
        assertThat(shop.onHand(product)).isEqualTo(Quantity.of(9));
    }

    @Test
    void voidAfterReturnAndReturnAfterVoidAreRefused() {
        Product product = shop.stocked("100", 10, "40");
        Posted sale = shop.sell(line(product, 3));
        Posted back = give(sale, "1", Disposition.RESTOCK);
        refusedKey(
                back.label() + "): it cannot be voided",
                () -> shop.as(() -> shop.sales.voidSale(new VoidSale(Ids.next(), sale.id(), "x"))));

        Posted other = shop.sell(line(product, 1));
        Posted undone = shop.as(() -> shop.sales.voidSale(new VoidSale(Ids.next(), other.id(), "x")));
        refusedKey("voided by " + undone.label(), () -> give(other, "1", Disposition.RESTOCK));
        assertThat(shop.as(() -> returns.returnable(other.id())).orElseThrow().voided())
                .isTrue();
    }

    @Test
    void refusesWhatCannotComeBack() {
        Product product = shop.stocked("100", 10, "40");
        Posted sale = shop.sell(line(product, 3));
        UUID sold = soldLine(sale);
        refused("can still come back; 4", sale, sold, Quantity.of(4));
        refused("not possible", sale, sold, Quantity.ZERO);
        refused("not possible", sale, sold, Quantity.of(-1));
        refused("whole units", sale, sold, Quantity.of("0.5"));
        refused("not of the sale", sale, Ids.next(), Quantity.of(1));
        refusedKey(
                "at least one",
                () -> shop.as(() ->
                        returns.post(new PostReturn(Ids.next(), null, sale.id(), null, List.of(), List.of(), false))));
        refusedKey(
                "no such sale",
                () -> shop.as(() -> returns.post(new PostReturn(
                        Ids.next(), null, Ids.next(), null, lines(sold, Quantity.of(1)), List.of(), false))));
        refusedKey("names no customer", () -> give(sale, sold, Quantity.of(1), List.of(), true));
        refusedKey(
                "cannot be earlier",
                () -> shop.as(() -> returns.post(new PostReturn(
                        Ids.next(),
                        LocalDate.now().minusDays(9),
                        sale.id(),
                        null,
                        lines(sold, Quantity.of(1)),
                        List.of(shop.cash("100")),
                        false))));
        assertThatThrownBy(() -> shop.without(
                        List.of(Permission.POST_RETURN),
                        () -> returns.post(new PostReturn(
                                Ids.next(), null, sale.id(), null, lines(sold, Quantity.of(1)), List.of(), false))))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(shop.onHand(product)).isEqualTo(Quantity.of(7));
    }

    @Test
    void servicesMoveNothingAndCostNothing() {
        Product service = shop.product("50", each -> each.setService(true));
        Posted sale = shop.sell(line(service, 2));
        Posted back = give(sale, "1", Disposition.SCRAP);
        assertThat(find(back).whole().getTotal()).isEqualTo(Money.of(50));
        assertThat(find(back).scrapped()).isEqualTo(Money.ZERO);
    }

    @Test
    void theListFindsItByItsNumberTheSalesAndTheCustomer() {
        Product product = shop.stocked("100", 10, "40");
        Posted sale = credit(product, 1, "0");
        Posted back = give(sale, soldLine(sale), Quantity.of(1), List.of(), false);
        UUID customer = Objects.requireNonNull(details(sale).sale().getCustomerId());
        for (DocumentFilter filter : List.of(
                new DocumentFilter(back.label(), null, null, null),
                new DocumentFilter(
                        sale.label(),
                        LocalDate.now().minusDays(1),
                        LocalDate.now().plusDays(1),
                        null),
                new DocumentFilter("", null, null, customer))) {
            assertThat(shop.as(() -> returns.list(filter, Pageable.ofSize(50))))
                    .extracting(ReturnRow::id)
                    .contains(back.id());
            assertThat(shop.as(() -> returns.totals(filter)).total()).isGreaterThanOrEqualTo(Money.of(100));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer_return", "customer_return_line"})
    void s2PostedReturnsAreNeitherChangedNorDeleted(String table) {
        give(shop.sell(line(shop.stocked("100", 10, "40"), 1)), "1", Disposition.RESTOCK);
        assertThatThrownBy(() -> jdbc.sql("delete from " + table).update()).hasMessageContaining("never changed");
    }

    private Posted give(Posted sale, String quantity, Disposition disposition) {
        return give(sale, soldLine(sale), Quantity.of(quantity), disposition);
    }

    /** Everything that is refunded goes back in cash. */
    private Posted give(Posted sale, UUID line, Quantity quantity, Disposition disposition) {
        List<PostReturn.Line> lines = List.of(new PostReturn.Line(line, quantity, disposition, "worn"));
        return shop.as(() -> {
            // another return may come between the quote and the posting and change the rounding: the caller sells at
            // round prices then
            PostReturn wish = new PostReturn(Ids.next(), null, sale.id(), null, lines, List.of(), false);
            Money rest = returns.quote(wish).rest();
            List<Tender> refunds = rest.isZero() ? List.of() : List.of(shop.cash(rest.toString()));
            return returns.post(new PostReturn(wish.commandId(), null, sale.id(), null, lines, refunds, false));
        });
    }

    private Posted give(Posted sale, UUID line, Quantity quantity, List<Tender> refunds, boolean keep) {
        return shop.as(() ->
                returns.post(new PostReturn(Ids.next(), null, sale.id(), null, lines(line, quantity), refunds, keep)));
    }

    private static List<PostReturn.Line> lines(UUID line, Quantity quantity) {
        return List.of(new PostReturn.Line(line, quantity, Disposition.RESTOCK, null));
    }

    private void refused(String why, Posted sale, UUID line, Quantity quantity) {
        refusedKey(why, () -> give(sale, line, quantity, List.of(), false));
    }

    private static void refusedKey(String why, ThrowingCallable deed) {
        assertThatThrownBy(deed).isInstanceOf(BusinessException.class).hasMessageContaining(why);
    }

    private Posted credit(Product product, long quantity, String paid) {
        return shop.as(() -> {
            Customer customer = new Customer();
            customer.setName(Shop.unique("Customer"));
            customer.setCreditLimit(Money.of(100000));
            UUID id = customers.save(customer).getId();
            List<Tender> tenders = paid.equals("0") ? List.of() : List.of(shop.cash(paid));
            return shop.sales.post(new PostSale(
                    Ids.next(),
                    null,
                    id,
                    null,
                    null,
                    null,
                    List.of(line(product, quantity)),
                    Money.ZERO,
                    tenders,
                    null));
        });
    }

    private UUID soldLine(Posted sale) {
        return details(sale).sale().getLines().getFirst().getId();
    }

    private SaleDetails details(Posted sale) {
        return shop.as(() -> shop.sales.find(sale.id())).orElseThrow();
    }

    private ReturnDetails find(Posted back) {
        return shop.as(() -> returns.find(back.id())).orElseThrow();
    }

    private StockRow stock(Product product) {
        return shop.as(() -> shop.stock.find(product.getId())).orElseThrow();
    }

    private Money value(Product product) {
        return Objects.requireNonNull(stock(product).amount());
    }
}

package io.inventario.campaigns;

import static io.inventario.Shop.bought;
import static io.inventario.Shop.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.inventario.DatabaseTests;
import io.inventario.Shop;
import io.inventario.customers.Customer;
import io.inventario.customers.CustomerService;
import io.inventario.products.Product;
import io.inventario.purchases.ReceivePurchase;
import io.inventario.returns.Disposition;
import io.inventario.returns.PostReturn;
import io.inventario.returns.ReturnService;
import io.inventario.sales.PostSale;
import io.inventario.sales.SaleLine;
import io.inventario.sales.VoidSale;
import io.inventario.shared.Ids;
import io.inventario.shared.Money;
import io.inventario.shared.Quantity;
import io.inventario.stock.AdjustStock;
import io.inventario.stock.StockAdjustment;
import io.inventario.suppliers.Supplier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many do the same thing at once: give back one sold line, or repeat one command (rules R1, R2, M10). */
class RepeatTests extends DatabaseTests {
    private static final int THREADS = 16;
    private static final int SOLD = 30;
    private static final int TRIES = 50;
    private static final List<String> REFUNDS = List.of("3.33", "3.33", "3.33", "3.40", "3.34");

    @Autowired
    Crowd crowd;

    @Autowired
    ReturnService returns;

    @Autowired
    CustomerService customers;

    @Autowired
    JdbcClient jdbc;

    /**
     * 30 units for 100.03, so that no two shares need be equal; what is not refunded of a share stays as credit. Of five that come
     * back one asks for a cent that only some shares have, and one for more than any is worth.
     */
    @Test
    void r1r2SixteenReturnOneLineOverAndOverAndGetNoMoreThanWasPaid() {
        int rounds = Crowd.size(1_000, 2 * TRIES) / TRIES;
        UUID customer = customer();
        List<Product> goods = new ArrayList<>();
        List<Crowd.Answer> sales = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            goods.add(shop.stocked("3.34", SOLD, "1.01"));
            sales.add(crowd.give(sale(goods.getLast(), customer)));
        }
        Set<UUID> before = crowd.commands();
        List<Crowd.Answer> all = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            Product product = goods.get(round);
            Crowd.Answer sale = sales.get(round);
            SaleLine sold = soldLine(sale.document().id());
            boolean withVoid = round % 2 == 1;
            List<Crowd.Answer> backs = crowd.give(
                    THREADS,
                    TRIES,
                    i -> withVoid && i == THREADS / 2
                            ? voiding(sale.document().id())
                            : back(sale.document().id(), sold, REFUNDS.get(i % REFUNDS.size())));
            all.addAll(backs);
            long returned = backs.stream()
                    .filter(answer ->
                            answer.posted() != null && answer.wish().kind().equals("RETURN"))
                    .count();
            boolean voided = backs.stream()
                    .anyMatch(answer ->
                            answer.posted() != null && answer.wish().kind().equals("VOID"));
            assertThat(returned).isEqualTo(voided ? 0 : SOLD);
            assertThat(shop.onHand(product)).isEqualTo(Quantity.of(SOLD));
            assertThat(worth(sold.getId())).isEqualTo(voided ? Money.ZERO : sold.getGross());
            assertThat(refunded(sale.document().id())).isLessThanOrEqualTo(sold.getGross());
        }
        System.out.printf("%d rounds of returns on %s, %s%n", rounds, where(), Crowd.summary(all));
        crowd.judge(before, all);
        assertThat(all)
                .filteredOn(answer -> answer.refusal() != null)
                .extracting(Crowd.Answer::refusal)
                .contains("returns.refund.tooMuch")
                .isSubsetOf("returns.tooMuch", "returns.refund.tooMuch", "returns.sale.void", "sales.void.returned");
    }

    @Test
    void m10ACommandGivenOverAndOverIsOneDocumentAndOtherContentIsRefused() {
        int repeats = Crowd.size(5_000, 100);
        int each = 10;
        Product product = shop.stocked("10", 100_000, "4");
        Supplier supplier = shop.supplier();
        List<UUID> commands = new ArrayList<>();
        for (int i = 0; i < repeats / each; i++) {
            commands.add(Ids.next());
        }
        Set<UUID> before = crowd.commands();

        List<Crowd.Answer> answers = crowd.give(
                THREADS,
                repeats,
                i -> repeated(i / each, commands.get(i / each), i % 5 == 3 ? 2 : 1, product, supplier));

        System.out.printf("%d repeats on %s, %s%n", repeats, where(), Crowd.summary(answers));
        crowd.judge(
                before,
                answers.stream()
                        .filter(answer ->
                                answer.posted() == null || !answer.document().repeated())
                        .toList());
        Map<UUID, List<Crowd.Answer>> byCommand = answers.stream()
                .collect(Collectors.groupingBy(answer -> answer.wish().command()));
        byCommand.forEach((command, told) -> {
            List<Crowd.Answer> posted =
                    told.stream().filter(answer -> answer.posted() != null).toList();
            assertThat(posted)
                    .extracting(answer -> answer.document().id())
                    .containsOnly(posted.getFirst().document().id());
            assertThat(posted)
                    .filteredOn(answer -> !answer.document().repeated())
                    .hasSize(1);
            assertThat(posted)
                    .extracting(answer -> answer.wish().effect())
                    .containsOnly(posted.getFirst().wish().effect());
            assertThat(told)
                    .filteredOn(answer -> answer.posted() == null)
                    .extracting(Crowd.Answer::refusal)
                    .containsOnly("documents.command.altered");
        });
    }

    private Crowd.Wish repeated(int number, UUID id, long units, Product product, Supplier supplier) {
        Quantity quantity = Quantity.of(units);
        return switch (number % 3) {
            case 0 -> {
                PostSale sale =
                        new PostSale(id, List.of(line(product, units)), List.of(shop.cash(String.valueOf(10 * units))));
                yield new Crowd.Wish("SALE", id, Map.of(product.getId(), -units), () -> shop.sales.post(sale));
            }
            case 1 -> {
                ReceivePurchase receipt = new ReceivePurchase(
                        id, null, supplier.getId(), null, null, List.of(bought(product, units, "4.01")), null);
                yield new Crowd.Wish(
                        "RECEIPT", id, Map.of(product.getId(), units), () -> shop.purchases.receive(receipt));
            }
            default -> {
                AdjustStock lost = new AdjustStock(
                        id,
                        null,
                        null,
                        StockAdjustment.Reason.LOSS,
                        null,
                        List.of(new AdjustStock.Line(product.getId(), quantity.negated(), null)));
                yield new Crowd.Wish("ADJUSTMENT", id, Map.of(product.getId(), -units), () -> shop.stock.adjust(lost));
            }
        };
    }

    private Crowd.Wish sale(Product product, UUID customer) {
        PostSale sale = new PostSale(
                Ids.next(),
                null,
                customer,
                null,
                null,
                null,
                List.of(line(product, SOLD)),
                Money.of("0.17"),
                List.of(shop.cash("100.03")),
                null);
        return new Crowd.Wish("SALE", sale.commandId(), Map.of(), () -> shop.sales.post(sale));
    }

    private Crowd.Wish back(UUID sale, SaleLine sold, String refund) {
        PostReturn command = new PostReturn(
                Ids.next(),
                null,
                sale,
                null,
                List.of(new PostReturn.Line(sold.getId(), Quantity.of(1), Disposition.RESTOCK, null)),
                List.of(shop.cash(refund)),
                true);
        return new Crowd.Wish("RETURN", command.commandId(), Map.of(), () -> returns.post(command));
    }

    private Crowd.Wish voiding(UUID sale) {
        VoidSale command = new VoidSale(Ids.next(), sale, "campaign");
        return new Crowd.Wish("VOID", command.commandId(), Map.of(), () -> shop.sales.voidSale(command));
    }

    private UUID customer() {
        return shop.as(() -> {
            Customer customer = new Customer();
            customer.setName(Shop.unique("Repeat"));
            return customers.save(customer).getId();
        });
    }

    private SaleLine soldLine(UUID sale) {
        return shop.as(() -> shop.sales.find(sale))
                .orElseThrow()
                .sale()
                .getLines()
                .getFirst();
    }

    private Money worth(UUID saleLine) {
        return sum("select coalesce(sum(gross), 0) from customer_return_line where sale_line_id = ?", saleLine);
    }

    private Money refunded(UUID sale) {
        return sum("""
                select coalesce(sum(a.amount), 0) from payment_allocation a
                join customer_return r on r.id = a.document_id where r.sale_id = ?""", sale);
    }

    private Money sum(String sql, UUID of) {
        return jdbc.sql(sql)
                .param(of)
                .query((row, index) -> new Money(row.getBigDecimal(1)))
                .single();
    }

    private static String where() {
        return onPostgres() ? "PostgreSQL" : "H2";
    }
}

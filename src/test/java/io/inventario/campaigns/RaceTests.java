package io.inventario.campaigns;

import static io.inventario.Shop.bought;
import static io.inventario.Shop.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.inventario.DatabaseTests;
import io.inventario.documents.Posted;
import io.inventario.products.Product;
import io.inventario.purchases.ReverseReceipt;
import io.inventario.returns.PostSupplierReturn;
import io.inventario.returns.SupplierReturnService;
import io.inventario.sales.PostSale;
import io.inventario.shared.Ids;
import io.inventario.shared.Quantity;
import io.inventario.stock.AdjustStock;
import io.inventario.stock.Location;
import io.inventario.stock.StockAdjustment;
import io.inventario.stock.TransferStock;
import io.inventario.suppliers.Supplier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two want the last unit at the same moment, by every pair of paths that take stock (rules S6, R5, S2). */
class RaceTests extends DatabaseTests {
    @Autowired
    Crowd crowd;

    @Autowired
    ModelComparison rows;

    @Autowired
    SupplierReturnService returns;

    private Location there = new Location();

    /** The paths that take stock. */
    private enum Path {
        SALE,
        SUPPLIER_RETURN,
        TRANSFER,
        ADJUSTMENT,
        REVERSAL
    }

    private record Pair(Path one, Path other) {}

    private record LastUnit(Product product, UUID receipt) {}

    @BeforeEach
    void aSecondPlace() {
        there = shop.as(() -> {
            Location location = new Location();
            location.setCode("Z" + Ids.next().toString().substring(0, 17));
            location.setName("Race");
            return shop.stock.save(location);
        });
    }

    @AfterEach
    void noSecondPlace() {
        there.setActive(false);
        shop.as(() -> shop.stock.save(there));
    }

    @Test
    void s6OfTwoWhoWantTheLastUnitOneGetsIt() throws Exception {
        List<Pair> pairs = pairs();
        int races = Crowd.size(1_000, 2 * pairs.size());
        Supplier supplier = shop.supplier();
        List<LastUnit> units = new ArrayList<>();
        for (int i = 0; i < races; i++) {
            Product product = shop.product("10");
            units.add(new LastUnit(
                    product, shop.buy(supplier, bought(product, 1, "4")).id()));
        }
        Set<UUID> before = crowd.commands();
        List<Crowd.Answer> all = new ArrayList<>();
        for (int i = 0; i < races; i++) {
            Pair pair = pairs.get(i % pairs.size());
            List<Crowd.Answer> two = race(wish(pair.one, units.get(i)), wish(pair.other, units.get(i)));
            assertThat(two)
                    .filteredOn(answer -> answer.posted() != null)
                    .as("%s: %s", pair, two)
                    .hasSize(1);
            all.addAll(two);
        }
        System.out.printf("%d races on %s, %s%n", races, onPostgres() ? "PostgreSQL" : "H2", Crowd.summary(all));
        crowd.judge(before, all);
        assertThat(all)
                .filteredOn(answer -> answer.refusal() != null)
                .extracting(Crowd.Answer::refusal)
                .isSubsetOf(
                        "stock.insufficient",
                        "documents.reversed",
                        "purchases.reversal.returned",
                        "returns.supplier.reversed",
                        "returns.supplier.tooMuch");
    }

    private static List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        for (Path one : Path.values()) {
            for (Path other : Path.values()) {
                if (one.compareTo(other) <= 0) {
                    pairs.add(new Pair(one, other));
                }
            }
        }
        return pairs;
    }

    private Crowd.Wish wish(Path path, LastUnit unit) {
        UUID id = Ids.next();
        UUID product = unit.product.getId();
        Quantity one = Quantity.of(1);
        UUID here = shop.as(() -> shop.stock.sellingLocation()).getId();
        UUID line =
                rows.lines("purchase_receipt_line", "receipt_id", unit.receipt).getFirst();
        java.util.function.Supplier<Posted> post = switch (path) {
            case SALE ->
                () -> shop.sales.post(new PostSale(id, List.of(line(unit.product, 1)), List.of(shop.cash("10"))));
            case SUPPLIER_RETURN ->
                () -> returns.post(new PostSupplierReturn(
                        id, null, unit.receipt, null, List.of(new PostSupplierReturn.Line(line, one))));
            case TRANSFER ->
                () -> shop.stock.transfer(new TransferStock(
                        id, null, here, there.getId(), null, List.of(new TransferStock.Line(product, one))));
            case ADJUSTMENT ->
                () -> shop.stock.adjust(new AdjustStock(
                        id,
                        null,
                        null,
                        StockAdjustment.Reason.LOSS,
                        null,
                        List.of(new AdjustStock.Line(product, one.negated(), null))));
            case REVERSAL -> () -> shop.purchases.reverse(new ReverseReceipt(id, unit.receipt, "race"));
        };
        return new Crowd.Wish(path.name(), id, Map.of(), post);
    }

    private List<Crowd.Answer> race(Crowd.Wish one, Crowd.Wish other) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Callable<Crowd.Answer>> runners = List.of(
                    () -> {
                        start.await();
                        return crowd.give(one);
                    },
                    () -> {
                        start.await();
                        return crowd.give(other);
                    });
            List<Crowd.Answer> answers = new ArrayList<>();
            for (Future<Crowd.Answer> answer : threads.invokeAll(runners)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}

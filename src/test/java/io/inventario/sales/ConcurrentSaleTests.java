package io.inventario.sales;

import static io.inventario.Shop.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.inventario.DatabaseTests;
import io.inventario.database.IntegrityCheck;
import io.inventario.documents.Posted;
import io.inventario.products.Product;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Ids;
import io.inventario.shared.Money;
import io.inventario.shared.Quantity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many tills sell the last units of the same products at once (rules S3, S6, M9, M10, M11). */
class ConcurrentSaleTests extends DatabaseTests {
    private static final int THREADS = 16;
    private static final int UNITS = 100;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    IntegrityCheck checker;

    @RepeatedTest(3)
    void sixteenTillsSellTheLastUnitsAndNeverMore(RepetitionInfo repetition) {
        List<Product> goods = IntStream.range(0, 5)
                .mapToObj(i -> shop.stocked("10", UNITS, "4"))
                .toList();
        long seed = 20261122L + repetition.getCurrentRepetition();
        List<Cart> carts = inParallel(IntStream.range(0, THREADS)
                        .mapToObj(till -> (Callable<List<Cart>>) () -> sellUntilRefused(goods, new Random(seed + till)))
                        .toList())
                .stream()
                .flatMap(List::stream)
                .toList();
        List<Cart> sold = carts.stream().filter(cart -> cart.posted != null).toList();
        for (Product product : goods) {
            long units = sold.stream().mapToLong(cart -> cart.unitsOf(product)).sum();
            assertThat(units).isLessThanOrEqualTo(UNITS);
            assertThat(shop.onHand(product)).isEqualTo(Quantity.of(UNITS - units));
            assertChained(product, units);
        }
        assertThat(carts).filteredOn(cart -> cart.posted == null).isNotEmpty().allSatisfy(this::refusedWithReason);
        assertThat(sold)
                .extracting(cart -> Objects.requireNonNull(cart.posted).id())
                .doesNotHaveDuplicates();
        assertNoNumberIsMissing();
        assertThat(shop.as(() -> checker.run()))
                .isNotEmpty()
                .allSatisfy(rule ->
                        assertThat(rule.findings().first()).as(rule.id()).isEmpty());
    }

    @Test
    void m10TheSameCommandFromManyTillsPostsOnce() {
        Product product = shop.stocked("10", UNITS, "4");
        PostSale command = new PostSale(Ids.next(), List.of(line(product, 1)), List.of(shop.cash("10")));
        List<Posted> answers = inParallel(Collections.nCopies(THREADS, () -> shop.as(() -> shop.sales.post(command))));
        assertThat(answers.stream().map(Posted::id).collect(Collectors.toSet())).hasSize(1);
        assertThat(answers).filteredOn(answer -> !answer.repeated()).hasSize(1);
        assertThat(shop.onHand(product)).isEqualTo(Quantity.of(UNITS - 1));
    }

    private record Cart(
            List<PostSale.Line> lines,
            @Nullable Posted posted,
            @Nullable BusinessException refusal) {
        long unitsOf(Product product) {
            return lines.stream()
                    .filter(line -> line.productId().equals(product.getId()))
                    .mapToLong(line -> line.quantity().value().longValueExact())
                    .sum();
        }
    }

    private List<Cart> sellUntilRefused(List<Product> goods, Random random) {
        List<Cart> carts = new ArrayList<>();
        int refused = 0;
        while (refused < 3) {
            List<Product> chosen = new ArrayList<>(goods);
            Collections.shuffle(chosen, random);
            List<PostSale.Line> lines = chosen.subList(0, 1 + random.nextInt(goods.size())).stream()
                    .map(product -> line(product, 1 + random.nextInt(3)))
                    .toList();
            Money total = Money.sum(lines, line -> Money.of(10).times(line.quantity()));
            PostSale command = new PostSale(Ids.next(), lines, List.of(shop.cash(total.toString())));
            try {
                carts.add(new Cart(lines, shop.as(() -> shop.sales.post(command)), null));
            } catch (BusinessException e) {
                carts.add(new Cart(lines, null, e));
                refused++;
            }
        }
        return carts;
    }

    private void refusedWithReason(Cart cart) {
        assertThat(Objects.requireNonNull(cart.refusal).key()).isEqualTo("stock.insufficient");
        boolean justified =
                cart.lines.stream().anyMatch(line -> onHand(line.productId()).compareTo(line.quantity()) < 0);
        assertThat(justified)
                .as("at the end one of its products is short: %s", cart)
                .isTrue();
    }

    private Quantity onHand(UUID product) {
        return shop.as(() -> shop.stock.onHand(List.of(product))).getOrDefault(product, Quantity.ZERO);
    }

    private void assertChained(Product product, long units) {
        List<Movement> movements = jdbc.sql("""
                        select sequence, quantity, balance_after from stock_movement
                        where product_id = ? order by sequence""")
                .param(product.getId())
                .query((row, index) -> new Movement(row.getLong(1), row.getLong(2), row.getLong(3)))
                .list();
        long balance = 0;
        long sequence = 0;
        for (Movement movement : movements) {
            balance += movement.quantity;
            sequence++;
            assertThat(movement).isEqualTo(new Movement(sequence, movement.quantity, balance));
            assertThat(balance).isNotNegative();
        }
        assertThat(balance).isEqualTo(UNITS - units);
    }

    private record Movement(long sequence, long quantity, long balanceAfter) {}

    private void assertNoNumberIsMissing() {
        assertThat(jdbc.sql("""
                        select count(*) from (select series_id, count(*) as given, max(number) as highest
                        from document_number group by series_id) s where given <> highest""").query(Long.class).single()).isZero();
    }

    private static <T> List<T> inParallel(List<? extends Callable<T>> work) {
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(work)) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}

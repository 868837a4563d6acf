package io.inventario.campaigns;

import static io.inventario.Shop.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.inventario.DatabaseTests;
import io.inventario.products.Product;
import io.inventario.sales.PostSale;
import io.inventario.shared.Ids;
import io.inventario.shared.Quantity;
import io.inventario.stock.Location;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A crowd at the tills: hot goods, long carts, conflicts that the database reports (rules S3, S6, M9, M11). */
class TrafficTests extends DatabaseTests {
    private static final int THREADS = 32;
    private static final int HOT = 10;

    @Autowired
    Crowd crowd;

    @Autowired
    Market market;

    private Location there = new Location();

    @BeforeEach
    void aSecondPlace() {
        there = shop.as(() -> {
            Location location = new Location();
            location.setCode("Z" + Ids.next().toString().substring(0, 17));
            location.setName("Traffic");
            return shop.stock.save(location);
        });
    }

    @AfterEach
    void noSecondPlace() {
        there.setActive(false);
        shop.as(() -> shop.stock.save(there));
    }

    @Test
    void s6HotGoodsAreNeverSoldTwiceThoughAFifthIsRefused() {
        int sales = Crowd.size(10_000, 200);
        long seed = Crowd.seed();
        long stock = Math.max(1, Math.round(sales * 0.12));
        List<Product> goods = IntStream.range(0, HOT)
                .mapToObj(i -> shop.stocked("10", stock, "4"))
                .toList();
        market.open(goods, there.getId());
        List<Market.Kind> kinds = Market.kinds(sales, new Random(seed));
        Set<UUID> before = crowd.commands();

        List<Crowd.Answer> answers =
                crowd.give(THREADS, kinds.size(), i -> market.wish(kinds.get(i), Crowd.random(seed, i)));

        System.out.printf("%d sales, seed %d, %s, %s%n", sales, seed, where(), Crowd.summary(answers));
        crowd.judge(before, answers);
        assertThat(answers)
                .filteredOn(answer -> answer.refusal() != null)
                .extracting(Crowd.Answer::refusal)
                .isSubsetOf("stock.insufficient", "returns.tooMuch");
        long refused = answers.stream()
                .filter(answer -> answer.wish().kind().equals("SALE") && answer.refusal() != null)
                .count();
        assertThat(refused).as("refused sales").isPositive();
        if (sales >= 5_000) { // so few as in a build are no measure
            assertThat(refused).as("about a fifth").isBetween(sales * 15L / 100, sales * 25L / 100);
        }
        Map<UUID, Long> effects = Crowd.effects(answers);
        goods.forEach(product -> assertThat(shop.onHand(product))
                .isEqualTo(Quantity.of(stock + effects.getOrDefault(product.getId(), 0L))));
    }

    @Test
    void m9LongCartsInAnyOrderSurviveConflicts() {
        int carts = Crowd.size(5_000, 100);
        long seed = Crowd.seed();
        List<Product> goods = IntStream.range(0, 30)
                .mapToObj(i -> shop.stocked("10", carts * 20L, "4"))
                .toList();
        Set<UUID> before = crowd.commands();
        Conflicts.count();

        List<Crowd.Answer> answers = crowd.give(THREADS, carts, i -> cart(goods, Crowd.random(seed, i)));

        int conflicts = Conflicts.count();
        System.out.printf(
                "%d carts, seed %d, %s, %d conflicts, %s%n", carts, seed, where(), conflicts, Crowd.summary(answers));
        crowd.judge(before, answers);
        assertThat(conflicts).isPositive();
        if (carts >= 1_000) {
            assertThat(conflicts).as("one cart in twenty").isBetween(carts / 33, carts / 14);
        }
        assertThat(answers)
                .hasSize(carts)
                .allSatisfy(answer -> assertThat(answer.posted()).isNotNull());
        Map<UUID, Long> effects = Crowd.effects(answers);
        goods.forEach(product -> assertThat(shop.onHand(product))
                .isEqualTo(Quantity.of(carts * 20L + effects.getOrDefault(product.getId(), 0L))));
    }

    private Crowd.Wish cart(List<Product> goods, Random random) {
        List<Product> chosen = new ArrayList<>(goods);
        Collections.shuffle(chosen, random);
        Map<UUID, Long> effect = new HashMap<>();
        List<PostSale.Line> lines = new ArrayList<>();
        for (Product product : chosen.subList(0, 2 + random.nextInt(19))) {
            effect.put(product.getId(), -1L);
            lines.add(line(product, 1));
        }
        PostSale sale = new PostSale(Ids.next(), lines, List.of(shop.cash(String.valueOf(10 * lines.size()))));
        return new Crowd.Wish(
                "CART", sale.commandId(), effect, () -> Conflicts.during(random, () -> shop.sales.post(sale)));
    }

    private static String where() {
        return onPostgres() ? "PostgreSQL" : "H2";
    }
}

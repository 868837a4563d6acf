package io.inventario.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import io.inventario.DatabaseTests;
import io.inventario.database.IntegrityCheck;
import io.inventario.shared.Ids;
import io.inventario.stock.Location;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Random histories of all kinds of documents, compared after every step with a second program written from the rules alone. */
class ModelTests extends DatabaseTests {
    @Autowired
    ModelShop modelShop;

    @Autowired
    ModelComparison comparison;

    @Autowired
    ModelBalances balances;

    @Autowired
    IntegrityCheck checker;

    private Location there = new Location();

    @BeforeEach
    void aSecondPlace() {
        there = shop.as(() -> {
            Location location = new Location();
            location.setCode("Z" + Ids.next().toString().substring(0, 17));
            location.setName("Model");
            return shop.stock.save(location);
        });
    }

    @AfterEach
    void noSecondPlace() {
        shop.stockMayBeNegative(false);
        there.setActive(false);
        shop.as(() -> shop.stock.save(there));
    }

    @Test
    void s1v1m7ShopAndModelAgreeAfterEveryStep() {
        int histories = Integer.getInteger("campaign.histories", 6);
        int between = Integer.getInteger("campaign.check", Math.max(1, histories / 5));
        long seed = Long.getLong("campaign.seed", System.nanoTime() % 1_000_000);
        List<UUID> places = List.of(shop.as(() -> shop.stock.sellingLocation()).getId(), there.getId());
        int steps = 0;
        Map<String, Integer> tally = new TreeMap<>();
        for (int i = 0; i < histories; i++) {
            long own = seed + i;
            ModelHistory history = new ModelHistory(modelShop, comparison, balances, places, own);
            try {
                steps += history.play();
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError("history " + i + ", -Dcampaign.seed=" + own + "\n" + history.story(), failure);
            }
            history.tally.forEach((what, count) -> tally.merge(what, count, Integer::sum));
            if ((i + 1) % between == 0 || i + 1 == histories) {
                check(own);
            }
        }
        System.out.printf(
                "%d histories, seed %d, %d steps, on %s, %s%n",
                histories, seed, steps, onPostgres() ? "PostgreSQL" : "H2", tally);
    }

    private void check(long seed) {
        assertThat(shop.as(() -> checker.run()))
                .allSatisfy(rule -> assertThat(rule.findings().first())
                        .as(rule.id() + " after seed " + seed)
                        .isEmpty());
    }
}

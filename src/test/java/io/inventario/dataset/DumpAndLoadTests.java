package io.inventario.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.inventario.DatabaseTests;
import io.inventario.OneOfEach;
import io.inventario.Shop;
import io.inventario.TestPostgres;
import io.inventario.demo.DemoCompany;
import io.inventario.demo.DemoSize;
import io.inventario.products.Category;
import io.inventario.products.Product;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rule D2: what was dumped and loaded is what it was, byte for byte, and loading it again changes nothing. */
class DumpAndLoadTests extends DatabaseTests {
    @Autowired
    Datasets datasets;

    @Autowired
    Dump dump;

    @Autowired
    Load load;

    @Autowired
    DataSource source;

    @Autowired
    DemoCompany company;

    @Autowired
    OneOfEach documents;

    @TempDir
    Path folder;

    @BeforeEach
    void somethingOfEverything() {
        documents.post();
        shop.as(() -> {
            Category parent = shop.products.addCategory(Shop.unique("Ñandú"), null);
            Category child = shop.products.addCategory("Ärzte 🌶", parent);
            return shop.products.save(product(child));
        });
    }

    private Product product(Category category) {
        Product product = shop.product("9.99");
        product.setName("Queso \"fuerte\" \\ 50 %\tuno");
        product.setCategory(category);
        return product;
    }

    /** Every second set goes over the other database and back. */
    @Test
    void d2LoadOfADumpGivesTheSameDumpAndChangesNothingTheSecondTime() {
        int sets = Integer.getInteger("campaign.datasets", 2);
        long seed = Long.getLong("campaign.seed", System.nanoTime() % 900);
        for (int i = 0; i < sets; i++) {
            grow(seed + i);
            List<String> way = i % 2 == 0 ? List.of(freshUrl()) : List.of(freshOther(), freshUrl());
            roundTrip(way, "set " + i + ", seed " + (seed + i));
        }
        System.out.printf("%d data sets, seed %d, on %s%n", sets, seed, onPostgres() ? "PostgreSQL" : "H2");
    }

    private static String freshOther() {
        return onPostgres() ? freshH2() : TestPostgres.freshUrl();
    }

    private void grow(long seed) {
        Random random = new Random(seed);
        DemoSize size = new DemoSize(
                1 + random.nextInt(12), random.nextInt(12), 1 + random.nextInt(40), Math.floorMod(seed, 1000));
        shop.as(() -> company.generate(size, (step, done, all) -> {}));
        documents.post();
    }

    /** Along a row of fresh databases; every dump must be the first. */
    private void roundTrip(List<String> addresses, String name) {
        int number = 0;
        Path first = folder.resolve("first.json");
        Fresh.dump(dump, datasets, source, first);
        for (String address : addresses) {
            try (Fresh fresh = new Fresh(address)) {
                LoadOutcome loaded = Fresh.load(load, fresh.source, first);
                assertThat(loaded.totals()).as(name).isEqualTo(LoadOutcome.Comparison.AGREE);
                assertThat(loaded.created()).isPositive();
                Path again = folder.resolve("again.json");
                Fresh.dump(dump, datasets, fresh.source, again);
                assertSame(first, again, name);

                LoadOutcome repeated = Fresh.load(load, fresh.source, first);
                assertThat(repeated.models())
                        .allSatisfy(model -> assertThat(model.created() + model.updated() + model.removed())
                                .as(model.model())
                                .isZero());
                Fresh.dump(dump, datasets, fresh.source, again);
                assertSame(first, again, name + ", loaded twice");
                assertThat(searchTexts(fresh.source)).isEqualTo(searchTexts(source));
                first = folder.resolve("from-" + number++ + ".json");
                copy(again, first);
            }
        }
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertSame(Path expected, Path found, String name) {
        try {
            long at = Files.mismatch(expected, found);
            if (at >= 0) {
                List<String> before = Files.readAllLines(expected);
                List<String> after = Files.readAllLines(found);
                List<String> missing = new ArrayList<>(before);
                missing.removeAll(after);
                List<String> more = new ArrayList<>(after);
                more.removeAll(before);
                assertThat(more.subList(0, Math.min(5, more.size())))
                        .as(name)
                        .isEqualTo(missing.subList(0, Math.min(5, missing.size())));
                assertThat(at).as(name + ": the order of records").isNegative();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Words in any order, as that is how they are searched. */
    private static List<List<String>> searchTexts(DataSource source) {
        return new JdbcTemplate(source)
                .queryForList("""
                        select concat('p ', code, ' ', search_text) from product
                        union all select concat('c ', code, ' ', search_text) from customer
                        union all select concat('s ', code, ' ', search_text) from supplier
                        union all select concat('u ', username_key, ' ', search_text) from app_user""", String.class).stream()
                        .map(text -> List.of(String.valueOf(text).split(" ")).stream()
                                .sorted()
                                .toList())
                        .sorted(Comparator.comparing(Object::toString))
                        .toList();
    }
}

package io.inventario.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inventario.DatabaseTests;
import io.inventario.Shop;
import io.inventario.database.IntegrityCheck;
import io.inventario.documents.DocumentFilter;
import io.inventario.documents.Posted;
import io.inventario.products.Product;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Ids;
import io.inventario.shared.Money;
import io.inventario.shared.Permission;
import io.inventario.shared.Quantity;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.Pageable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

/** Goods carried from one place to another (rules S3, S5, S6, M10). */
class TransferTests extends DatabaseTests {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    IntegrityCheck checker;

    private UUID here = Ids.next();
    private Location there = new Location();

    @BeforeEach
    void aSecondPlace() {
        there = shop.as(() -> {
            Location location = new Location();
            location.setCode("Z" + Ids.next().toString().substring(0, 17));
            location.setName(Shop.unique("Depot"));
            return shop.stock.save(location);
        });
        here = shop.as(() -> shop.stock.sellingLocation()).getId();
    }

    @AfterEach
    void theCheckerFindsNothing() {
        assertThat(shop.as(() -> checker.run()))
                .allSatisfy(rule ->
                        assertThat(rule.findings().first()).as(rule.id()).isEmpty());
        there.setActive(false);
        shop.as(() -> shop.stock.save(there));
    }

    @Test
    void s5TransferMovesQuantityAndLeavesTheValue() {
        Product product = shop.stocked("10", 7, "3.33");
        shop.receive(product, 3, "4.01");
        Money before = value(product);

        Posted posted = transfer(Ids.next(), here, there.getId(), line(product, 4));

        assertThat(posted.label()).startsWith("T-");
        assertThat(value(product)).isEqualTo(before);
        assertThat(shop.onHand(product)).isEqualTo(Quantity.of(10));
        assertThat(at(product, there.getId())).isEqualTo(4);
        assertThat(at(product, here)).isEqualTo(6);
        TransferDetails details =
                shop.as(() -> shop.stock.findTransfer(posted.id())).orElseThrow();
        assertThat(details.lines()).singleElement().satisfies(line -> {
            assertThat(line.quantity()).isEqualTo(Quantity.of(4));
            assertThat(line.value()).isNotNull();
        });
        DocumentFilter filter = new DocumentFilter(posted.label(), null, null, null);
        assertThat(shop.as(() -> shop.stock.transfers(filter, Pageable.ofSize(5))))
                .singleElement()
                .satisfies(row -> assertThat(row.lines()).isEqualTo(1));
        assertThat(shop.as(() -> shop.stock.countTransfers(filter))).isEqualTo(1);
        assertThat(shop.without(List.of(Permission.VIEW_COST), () -> shop.stock.findTransfer(posted.id()))
                        .orElseThrow()
                        .lines())
                .allMatch(line -> line.value() == null);
    }

    @Test
    void s5AllOfItThereAndBackChangesNothing() {
        Product product = shop.stocked("10", 3, "3.33");
        Money before = value(product);
        transfer(Ids.next(), here, there.getId(), line(product, 2), line(product, 1));
        transfer(Ids.next(), there.getId(), here, line(product, 3));
        assertThat(value(product)).isEqualTo(before);
        assertThat(at(product, here)).isEqualTo(3);
    }

    @Test
    void m10TheSameCommandAgainGivesTheSameTransfer() {
        Product product = shop.stocked("10", 5, "3");
        UUID command = Ids.next();
        Posted first = transfer(command, here, there.getId(), line(product, 2));
        assertThat(transfer(command, here, there.getId(), line(product, 2)).id())
                .isEqualTo(first.id());
        assertThat(at(product, there.getId())).isEqualTo(2);
        assertThatThrownBy(() -> transfer(command, here, there.getId(), line(product, 1)))
                .isInstanceOf(BusinessException.class);
    }

    @Test
    void s6SixteenTransfersNeverTakeMoreThanThereIs() throws Exception {
        Product product = shop.stocked("10", 10, "3");
        int carried = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            List<Future<Posted>> answers = IntStream.range(0, 16)
                    .mapToObj(i -> threads.submit(() -> i % 4 == 3
                            ? transfer(Ids.next(), there.getId(), here, line(product, 1))
                            : transfer(Ids.next(), here, there.getId(), line(product, 3))))
                    .toList();
            for (Future<Posted> answer : answers) {
                try {
                    answer.get();
                    carried++;
                } catch (ExecutionException e) {
                    assertThat(e.getCause()).isInstanceOf(BusinessException.class);
                }
            }
        }
        assertThat(carried).isPositive();
        assertThat(at(product, here) + at(product, there.getId())).isEqualTo(10);
    }

    @Test
    void refusesWhatCannotBeCarried() {
        Product product = shop.stocked("10", 5, "3");
        Product service = shop.product("10", each -> each.setService(true));
        refused("only 5", here, there.getId(), line(product, 6));
        refused("same", here, here, line(product, 1));
        refused("not possible", here, there.getId(), line(product, 0));
        refused("service", here, there.getId(), line(service, 1));
        refused("no such location", here, Ids.next(), line(product, 1));
        refused("at least one", here, there.getId());
        assertThatThrownBy(() -> shop.without(
                        List.of(Permission.TRANSFER_STOCK),
                        () -> shop.stock.transfer(new TransferStock(
                                Ids.next(), null, here, there.getId(), null, List.of(line(product, 1))))))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(at(product, here)).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stock_transfer", "stock_transfer_line"})
    void s2PostedTransfersAreNeitherChangedNorDeleted(String table) {
        transfer(Ids.next(), here, there.getId(), line(shop.stocked("10", 5, "3"), 1));
        assertThatThrownBy(() -> jdbc.sql("delete from " + table).update()).hasMessageContaining("never changed");
    }

    private void refused(String why, UUID from, UUID to, TransferStock.Line... lines) {
        assertThatThrownBy(() -> transfer(Ids.next(), from, to, lines))
                .isInstanceOf(BusinessException.class)
                .hasMessageContaining(why);
    }

    private Posted transfer(UUID command, UUID from, UUID to, TransferStock.Line... lines) {
        return shop.as(() -> shop.stock.transfer(new TransferStock(command, null, from, to, null, List.of(lines))));
    }

    private static TransferStock.Line line(Product product, long quantity) {
        return new TransferStock.Line(product.getId(), Quantity.of(quantity));
    }

    private long at(Product product, UUID location) {
        return jdbc.sql("select coalesce(sum(quantity), 0) from stock_level where product_id = ? and location_id = ?")
                .param(product.getId())
                .param(location)
                .query(Long.class)
                .single();
    }

    private Money value(Product product) {
        return Objects.requireNonNull(
                shop.as(() -> shop.stock.find(product.getId())).orElseThrow().amount());
    }
}

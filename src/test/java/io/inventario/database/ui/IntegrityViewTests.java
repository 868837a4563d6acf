package io.inventario.database.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.PollEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import io.inventario.Shop;
import io.inventario.ViewTests;
import io.inventario.database.IntegrityCheck;
import io.inventario.database.IntegrityRuns;
import io.inventario.products.Product;
import io.inventario.shared.Messages;
import io.inventario.shared.Permission;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class IntegrityViewTests extends ViewTests {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    private Shop shop;

    @Autowired
    private IntegrityRuns runs;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void everyRuleIsShownWithWhatItExamined() {
        shop.sell(Shop.line(shop.stocked("10", 5, "4"), 2));
        open();
        check("Revisar ahora");

        assertThat(rules()).extracting(IntegrityCheck.Outcome::id).contains("C1", "M11", "M2", "S1", "U1", "V1");
        assertThat(rules()).extracting(IntegrityCheck.Outcome::id).containsSubsequence("M2", "M6", "M7", "M11", "S1");
        assertThat(rules()).allMatch(IntegrityCheck.Outcome::holds);
        assertThat(rules()).extracting(RuleTexts::of).doesNotHaveDuplicates();
        assertThat(rules())
                .extracting(rule -> "database.rule." + rule.key())
                .allMatch(key -> Messages.has(Locale.ENGLISH, key));
        assertThat(state()).doesNotContain("..");
        assertThat(state()).startsWith("Última revisión (").endsWith("Todas las reglas se cumplen.");
        assertThat(UI.getCurrent().getPollInterval()).isEqualTo(-1);
    }

    @Test
    void lastRunIsStillThereAfterLeavingThePageAndInTheOtherLanguage() {
        open();
        check("Revisar ahora");

        actAs(Locale.ENGLISH, Permission.MANAGE_DATABASE);
        open();

        assertThat(state()).startsWith("Last check (").endsWith("All rules hold.");
        assertThat(rules())
                .extracting(RuleTexts::of)
                .contains("Every document has its number, and those of a series run"
                        + " from 1 to the counter without a gap");
    }

    @Test
    void differenceLeadsToTheStockCardOfItsProduct() {
        Product product = shop.stocked("10", 5, "4");
        change(product, 1);
        try {
            open();
            check("Revisar ahora");
            IntegrityCheck.Outcome stock = rules().stream()
                    .filter(rule -> rule.id().equals("S1"))
                    .findFirst()
                    .orElseThrow();
            assertThat(stock.findings().first())
                    .anyMatch(row -> row.name().contains(product.getCode())
                            && Objects.equals(row.page(), "inventario/" + product.getId()));
            assertThat(state()).endsWith("Hay reglas que no se cumplen.");
            assertThat(test(grid())
                            .getCellComponent(rules().indexOf(stock), 6)
                            .getElement()
                            .getOuterHTML())
                    .contains("inventario/" + product.getId())
                    .contains(product.getCode() + " en ", ": existencia 6, movimientos 5");
        } finally {
            change(product, -1);
        }
    }

    @Test
    void whoMayNotManageTheDatabaseDoesNotSeeIt() {
        actAs(Messages.SPANISH, Permission.VIEW_AUDIT);
        open();
        assertThat(find(Anchor.class).withText("Integridad").exists()).isFalse();
        assertThat(find(Grid.class).exists()).isFalse();
    }

    private void change(Product product, int by) {
        jdbc.sql("update stock_level set quantity = quantity + ? where product_id = ?")
                .params(by, product.getId())
                .update();
    }

    private void open() {
        UI.getCurrent().navigate("base-de-datos/integridad");
    }

    private void check(String caption) {
        click(caption);
        Instant deadline = Instant.now().plus(PATIENCE);
        while (isUnderWay() && Instant.now().isBefore(deadline)) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        ComponentUtil.fireEvent(UI.getCurrent(), new PollEvent(UI.getCurrent(), true));
    }

    private boolean isUnderWay() {
        return shop.as(() -> Objects.requireNonNull(runs.last()).isUnderWay());
    }

    private String state() {
        return find(Paragraph.class).withAttribute("role", "status").single().getText();
    }

    @SuppressWarnings("unchecked")
    private Grid<IntegrityCheck.Outcome> grid() {
        return find(Grid.class).single();
    }

    private List<IntegrityCheck.Outcome> rules() {
        return IntStream.range(0, test(grid()).size())
                .mapToObj(row -> test(grid()).getRow(row))
                .toList();
    }
}

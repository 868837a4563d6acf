package io.inventario.database.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Paragraph;
import io.inventario.DatabaseTests;
import io.inventario.ViewTests;
import io.inventario.database.Finding;
import io.inventario.database.Health.Statement;
import io.inventario.database.TableSummary;
import io.inventario.shared.Messages;
import io.inventario.shared.Permission;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HealthViewTests extends ViewTests {
    @Test
    void figuresFindingsAndTablesAreShown() {
        open();

        assertThat(state()).startsWith("El doctor examinó todo (").contains("Cosas graves: 0.");
        List<HealthView.Figure> figures = rows(grid("Cifras"));
        assertThat(figures)
                .extracting(HealthView.Figure::name)
                .contains("Conexiones de esta instancia", "Migraciones", "Trabajos", "Correo", "Sesiones abiertas")
                .satisfies(names ->
                        assertThat(names.contains("Conexiones del servidor")).isEqualTo(DatabaseTests.onPostgres()));
        assertThat(figures).noneMatch(figure -> figure.value().isBlank());
        List<Finding> findings = rows(grid("Lo que encontró el doctor"));
        assertThat(findings).extracting(Finding::code).contains("connection", "migrations", "disk");
        List<TableSummary> biggest = rows(grid("Tablas más grandes"));
        assertThat(biggest).hasSize(10);
    }

    @Test
    void slowestAndMostFrequentStatementsAreShown() {
        open();

        List<Statement> slowest = rows(grid("Sentencias más lentas"));
        List<Statement> frequent = rows(grid("Sentencias más frecuentes"));
        assertThat(slowest)
                .hasSize(20)
                .isSortedAccordingTo(Comparator.comparingLong(Statement::meanMicros)
                        .reversed()
                        .thenComparing(Statement::text));
        assertThat(frequent)
                .hasSize(20)
                .isSortedAccordingTo(
                        Comparator.comparingLong(Statement::calls).reversed().thenComparing(Statement::text));
        assertThat(find(Paragraph.class).all())
                .extracting(Paragraph::getText)
                .anyMatch(text -> text.startsWith("Contadas por esta instancia desde "));
    }

    @Test
    void itIsLookedAtAgainInTheOtherLanguage() {
        actAs(Locale.ENGLISH, Permission.MANAGE_DATABASE);
        open();
        click("Look again");

        assertThat(state()).startsWith("The doctor examined everything (").contains("Bad things: 0.");
        assertThat(find(Paragraph.class).all())
                .extracting(Paragraph::getText)
                .anyMatch(text -> text.startsWith("Counted by this instance since "));
    }

    @Test
    void whoMayNotManageTheDatabaseDoesNotSeeIt() {
        actAs(Messages.SPANISH, Permission.VIEW_AUDIT);
        open();
        assertThat(find(Grid.class).exists()).isFalse();
    }

    private static void open() {
        UI.getCurrent().navigate("base-de-datos/salud");
    }

    private String state() {
        return find(Paragraph.class).withAttribute("role", "status").single().getText();
    }

    @SuppressWarnings("unchecked")
    private <R> Grid<R> grid(String label) {
        return find(Grid.class).all().stream()
                .filter(grid -> label.equals(grid.getAriaLabel().orElse("")))
                .findFirst()
                .orElseThrow();
    }

    private <R> List<R> rows(Grid<R> grid) {
        return IntStream.range(0, test(grid).size())
                .mapToObj(row -> test(grid).getRow(row))
                .toList();
    }
}

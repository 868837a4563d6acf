package io.inventario.database.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import io.inventario.DatabaseTests;
import io.inventario.ViewTests;
import io.inventario.database.TableDescription;
import io.inventario.database.TableSummary;
import io.inventario.shared.Messages;
import io.inventario.shared.Permission;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The pages of the tables and of the console. */
class TablesViewTests extends ViewTests {
    @Test
    void everyTableIsShownWithRowsAndSize() {
        open("tablas");

        assertThat(rows(tables()))
                .anyMatch(table -> table.name().equals("role_permission")
                        && table.rows() > 20
                        && !table.estimated()
                        && table.bytes() != null
                        && (table.indexBytes() != null) == DatabaseTests.onPostgres());
        assertThat(find(Paragraph.class)
                        .withAttribute("role", "status")
                        .single()
                        .getText())
                .endsWith("Las filas están contadas.");
    }

    @Test
    void chosenTableShowsItsColumnsAndIndexes() {
        open("tablas");
        test(find(TextField.class).single()).setValue("audit_row");
        assertThat(rows(tables())).extracting(TableSummary::name).containsExactly("audit_row");

        test(tables()).clickRow(0);

        assertThat(find(H2.class).single().getText()).isEqualTo("audit_row");
        List<TableDescription.Column> columns = rows(grid("Columnas"));
        assertThat(columns).anyMatch(column -> column.name().equals("action") && !column.nullable());
        List<TableDescription.Index> indexes = rows(grid("Índices"));
        assertThat(indexes).anyMatch(index -> index.name().equals("audit_row_subject") && !index.unique());
        assertThat(indexes).allMatch(index -> (index.used() != null) == DatabaseTests.onPostgres());
    }

    @Test
    void addressNamesTheChosenTableAndItsDetailIsClosed() {
        UI.getCurrent().navigate("base-de-datos/tablas", QueryParameters.of("tabla", "role_permission"));
        assertThat(find(H2.class).single().getText()).isEqualTo("role_permission");

        test(find(Button.class).withAttribute("aria-label", "Cerrar").single()).click();
        assertThat(find(H2.class).exists()).isFalse();
        assertThat(tables().getSelectedItems()).isEmpty();
    }

    @Test
    void questionIsAnsweredAndTheRefusalStandsAtTheField() {
        UI.getCurrent().navigate("base-de-datos/consulta", QueryParameters.of("tabla", "role_permission"));
        assertThat(find(TextArea.class).single().getValue()).isEqualTo("select * from role_permission limit 100");
        test(find(TextArea.class).single()).setValue("select count(*) as n, 'a' as letter from role_permission");
        click("Ejecutar");

        Grid<List<String>> answer = grid("Respuesta");
        assertThat(answer.getColumns()).hasSize(2);
        assertThat(rows(answer).getFirst().get(1)).isEqualTo("a");
        assertThat(answer.getColumns())
                .extracting(Grid.Column::getTextAlign)
                .containsExactly(ColumnTextAlign.END, ColumnTextAlign.START);
        assertThat(find(Paragraph.class)
                        .withAttribute("role", "status")
                        .single()
                        .getText())
                .startsWith("1 fila en ");

        actAs(Locale.ENGLISH, Permission.MANAGE_DATABASE);
        open("consulta");
        test(find(TextArea.class).single()).setValue("delete from role_permission");
        click("Run");
        assertThat(find(TextArea.class).single().isInvalid()).isTrue();
        assertThat(find(TextArea.class).single().getErrorMessage())
                .isEqualTo("Only questions that begin with SELECT or WITH are answered.");
    }

    @Test
    void whoMayNotManageTheDatabaseSeesNeither() {
        actAs(Messages.SPANISH, Permission.VIEW_AUDIT);
        open("tablas");
        assertThat(find(Grid.class).exists()).isFalse();
        open("consulta");
        assertThat(find(TextArea.class).exists()).isFalse();
    }

    private static void open(String page) {
        UI.getCurrent().navigate("base-de-datos/" + page);
    }

    private Grid<TableSummary> tables() {
        return grid("Tablas");
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

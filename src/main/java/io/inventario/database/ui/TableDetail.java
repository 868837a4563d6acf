package io.inventario.database.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import io.inventario.database.TableDescription;
import io.inventario.database.TableDescription.Column;
import io.inventario.database.TableDescription.Index;
import io.inventario.database.TableDescription.Reference;
import io.inventario.shared.Formats;
import io.inventario.shared.ui.Bytes;
import io.inventario.shared.ui.Columns;
import java.util.List;

/** How one table is made: its columns, its indexes with their use, its keys both ways, what it checks. */
final class TableDetail extends Div {
    private final Formats formats;

    TableDetail(TableDescription table, Formats formats) {
        this.formats = formats;
        add(new H2(table.name()));
        add(new Anchor("base-de-datos/consulta?tabla=" + table.name(), t("database.tables.look")));
        add(new H3(t("database.tables.columns")), columns(table.columns()));
        if (!table.indexes().isEmpty()) {
            add(new H3(t("database.tables.indexes")), indexes(table.indexes()));
        }
        list(
                "database.tables.references",
                table.references().stream().map(TableDetail::text).toList());
        list(
                "database.tables.referencedBy",
                table.referencedBy().stream().map(TableDetail::text).toList());
        list(
                "database.tables.checks",
                table.checks().stream()
                        .map(check -> check.name() + ": " + check.condition())
                        .toList());
        list("database.tables.triggers", table.triggers());
    }

    private Grid<Column> columns(List<Column> rows) {
        Grid<Column> grid = grid("database.tables.columns");
        Columns<Column> columns = new Columns<>(grid, "database.tables", formats);
        columns.text("column", Column::name).setWidth("12rem");
        columns.text("type", Column::type).setWidth("11rem");
        columns.text("null", column -> t(column.nullable() ? "database.tables.mayBeNull" : "database.tables.notNull"))
                .setWidth("8rem");
        columns.text("default", Column::byDefault).setWidth("12rem");
        columns.text("key", column -> column.inKey() ? t("database.tables.primary") : "")
                .setWidth("6rem");
        return filled(grid, rows);
    }

    private Grid<Index> indexes(List<Index> rows) {
        Grid<Index> grid = grid("database.tables.indexes");
        Columns<Index> columns = new Columns<>(grid, "database.tables", formats);
        columns.text("index", Index::name).setWidth("16rem");
        columns.text("of", Index::columns).setWidth("16rem");
        columns.status("use", TableDetail::use).setWidth("8rem");
        columns.count("scans", Index::used).setWidth("8rem");
        columns.text("bytes", index -> Bytes.of(index.bytes(), formats)).setWidth("8rem");
        return filled(grid, rows);
    }

    private static Columns.Status use(Index index) {
        if (index.isUnused()) {
            return new Columns.Status(t("database.tables.unused"), Columns.Tone.WARNING);
        }
        return new Columns.Status(
                t(index.unique() ? "database.tables.unique" : "database.tables.plain"), Columns.Tone.NEUTRAL);
    }

    private static <R> Grid<R> grid(String key) {
        Grid<R> grid = new Grid<>();
        grid.addThemeVariants(GridVariant.NO_BORDER);
        grid.setAriaLabel(t(key));
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setAllRowsVisible(true);
        return grid;
    }

    private static <R> Grid<R> filled(Grid<R> grid, List<R> rows) {
        grid.getColumns().forEach(column -> column.setSortable(false));
        grid.setItems(rows);
        return grid;
    }

    private void list(String heading, List<String> things) {
        if (!things.isEmpty()) {
            UnorderedList list = new UnorderedList();
            list.addClassName("offenders");
            things.forEach(thing -> list.add(new ListItem(thing)));
            add(new H3(t(heading)), list);
        }
    }

    private static String text(Reference reference) {
        return reference.columns() + " → " + reference.table() + " (" + reference.targets() + ")";
    }
}

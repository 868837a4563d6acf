package io.inventario.database.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import java.util.List;

/** Grids that are read like a sheet: all rows at once, in the order given. */
final class SheetGrid {
    private SheetGrid() {}

    /** @param key of the text that names it for those who hear the page */
    static <R> Grid<R> of(String key) {
        Grid<R> grid = new Grid<>();
        grid.addThemeVariants(GridVariant.NO_BORDER, GridVariant.WRAP_CELL_CONTENT);
        grid.addClassName("list-grid");
        grid.setAriaLabel(t(key));
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setAllRowsVisible(true);
        return grid;
    }

    static <R> Grid<R> filled(Grid<R> grid, List<R> rows) {
        grid.getColumns().forEach(column -> column.setSortable(false));
        grid.setItems(rows);
        return grid;
    }
}

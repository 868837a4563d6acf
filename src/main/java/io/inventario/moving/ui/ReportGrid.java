package io.inventario.moving.ui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;

/** A list that is only read: all of its rows, in their order, without a choice. */
class ReportGrid<R> extends Grid<R> {
    ReportGrid(String label) {
        addThemeVariants(GridVariant.NO_BORDER, GridVariant.WRAP_CELL_CONTENT);
        addClassName("list-grid");
        setWidthFull();
        setAllRowsVisible(true);
        setSelectionMode(SelectionMode.NONE);
        setAriaLabel(label);
    }

    /** After the last column. */
    void keepOrder() {
        getColumns().forEach(column -> column.setSortable(false));
    }
}

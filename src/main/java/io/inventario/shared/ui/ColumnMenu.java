package io.inventario.shared.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;

/** Lets a person choose which columns a list shows. */
class ColumnMenu<R> extends MenuBar {
    ColumnMenu(Grid<R> grid, ColumnMemory<R> memory) {
        addThemeVariants(MenuBarVariant.TERTIARY);
        MenuItem menu = addItem(new Icon(VaadinIcon.GRID_H));
        menu.setAriaLabel(t("shared.list.columns"));
        menu.setTooltipText(t("shared.list.columns"));
        grid.addAttachListener(attached -> fill(menu, grid, memory));
        memory.whenRestored(() -> fill(menu, grid, memory));
    }

    private void fill(MenuItem menu, Grid<R> grid, ColumnMemory<R> memory) {
        menu.getSubMenu().removeAll();
        grid.getColumns().forEach(column -> {
            MenuItem item = menu.getSubMenu().addItem(column.getHeaderText());
            item.setCheckable(true);
            item.setChecked(column.isVisible());
            item.setKeepOpen(true);
            item.addClickListener(event -> {
                column.setVisible(item.isChecked());
                memory.save();
            });
        });
    }
}

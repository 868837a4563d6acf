package io.inventario.shared.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.masterdetaillayout.MasterDetailLayout;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import io.inventario.shared.Formats;
import io.inventario.shared.MasterData;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A list of the few things that a company has of a kind, all of them shown, with the form of the chosen one beside it.
 *
 * <p>Texts come by convention: {@code MODULE}, {@code MODULE.new} and {@code MODULE.KEY} for every column.
 */
public class ShortList<T extends MasterData> extends Composite<MasterDetailLayout> implements BeforeLeaveObserver {
    private final Grid<T> grid = new Grid<>();
    private final Columns<T> columns;
    private final Supplier<List<T>> rows;
    private final FormPanel<T> form;

    /** @param empty what a new one starts as */
    public ShortList(String module, Formats formats, Supplier<List<T>> rows, FormPanel<T> form, Supplier<T> empty) {
        this.columns = new Columns<>(grid, module, formats);
        this.rows = rows;
        this.form = form;
        grid.addThemeVariants(GridVariant.NO_BORDER);
        grid.addClassName("list-grid");
        grid.setAriaLabel(t(module));
        grid.setAllRowsVisible(true);
        grid.asSingleSelect().addValueChangeListener(event -> {
            if (event.isFromClient()) {
                leaveTo(event.getValue(), () -> grid.asSingleSelect().setValue(event.getOldValue()));
            }
        });
        Button add = new Button(
                t(module + ".new"),
                new Icon(VaadinIcon.PLUS),
                event -> leave(() -> {
                    grid.deselectAll();
                    form.showNew(empty);
                    getContent().setDetail(form);
                }));
        add.addThemeVariants(ButtonVariant.PRIMARY);
        Div list = new Div(add, grid);
        list.addClassName("short-list");
        form.onSaved(this::reload);
        form.onCancel(() -> show(null));
        MasterDetailLayout layout = getContent();
        layout.setSizeFull();
        layout.setMaster(list);
        layout.setMasterSize("24rem", true);
        layout.setDetailSize("28rem");
        layout.setOverlaySize("min(28rem, 100%)");
        layout.addBackdropClickListener(event -> leaveTo(null, () -> {}));
        layout.addDetailEscapePressListener(event -> leaveTo(null, () -> {}));
        grid.setItems(rows.get());
    }

    public Columns<T> columns() {
        return columns;
    }

    private void reload(T saved) {
        grid.setItems(rows.get());
        grid.select(saved);
    }

    private void leaveTo(@Nullable T row, Runnable stay) {
        leave(() -> show(row), stay);
    }

    private void show(@Nullable T row) {
        if (row == null) {
            grid.deselectAll();
            getContent().setDetail(null);
        } else {
            form.show(rows.get().stream().filter(row::equals).findFirst().orElse(row));
            getContent().setDetail(form);
        }
    }

    private void leave(Runnable next) {
        leave(next, () -> {});
    }

    private void leave(Runnable next, Runnable stay) {
        UnsavedEdits.leave(form, next, stay);
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        UnsavedEdits.guard(form, event, () -> {});
    }
}

package io.inventario.shared.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.masterdetaillayout.MasterDetailLayout;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * A list with what there is to read of the selected row beside it on wide screens and over it on narrow ones; the row's id is part of
 * the URL. With a form instead it is a {@link ListDetail}.
 *
 * <p>The view's route ends in {@code :id?}.
 */
public class ListPanel<T> extends Composite<MasterDetailLayout> implements BeforeEnterObserver {
    private final BesideList beside;
    private final Function<UUID, Optional<T>> find;
    private final Function<T, Component> panel;

    /** @param find empty for what the person may not see as well */
    public ListPanel(ListPage<?, ?> list, Function<UUID, Optional<T>> find, Function<T, Component> panel) {
        beside = new BesideList(getContent(), list);
        this.find = find;
        this.panel = panel;
    }

    /** Goes back to the list alone, with the keyboard where it was. */
    public void close() {
        beside.close();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        beside.enter(event);
        Optional<T> found = BesideList.row(event).flatMap(find);
        if (found.isEmpty() && !BesideList.wanted(event).isEmpty()) {
            Notices.refusal(t("shared.gone"));
        }
        beside.show(found.map(panel).orElse(null));
    }
}

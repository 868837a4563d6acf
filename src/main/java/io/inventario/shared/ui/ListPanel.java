package io.inventario.shared.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.masterdetaillayout.MasterDetailLayout;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A list with what there is to read of the selected row beside it on wide screens and over it on narrow ones; the row's id is part of
 * the URL. With a form instead it is a {@link ListDetail}.
 *
 * <p>The view's route ends in {@code :id?}.
 */
public class ListPanel<T> extends Composite<MasterDetailLayout> implements BeforeEnterObserver {
    private static final String ID = "id";
    private static final Pattern UUIDS = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final ListPage<?, ?> list;
    private final Function<UUID, Optional<T>> find;
    private final Function<T, Component> panel;

    /** @param find empty for what the person may not see as well */
    public ListPanel(ListPage<?, ?> list, Function<UUID, Optional<T>> find, Function<T, Component> panel) {
        this.list = list;
        this.find = find;
        this.panel = panel;
        MasterDetailLayout layout = getContent();
        layout.setSizeFull();
        layout.setMaster(list);
        layout.setMasterSize("24rem", true);
        layout.setDetailSize("28rem");
        layout.setOverlaySize("min(28rem, 100%)");
        layout.addBackdropClickListener(event -> close());
        layout.addDetailEscapePressListener(event -> close());
        Shortcuts.addShortcutListener(list.grid(), this::close, Key.ESCAPE).listenOn(list.grid());
    }

    /** Goes back to the list alone, with the keyboard where it was. */
    public void close() {
        if (getContent().getDetail() != null) {
            list.focusRow();
            list.open((UUID) null);
        }
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String wanted = event.getRouteParameters().get(ID).orElse("");
        Optional<UUID> row = UUIDS.matcher(wanted).matches() ? Optional.of(UUID.fromString(wanted)) : Optional.empty();
        list.enter(event.getLocation().getQueryParameters(), row.orElse(null));
        Optional<T> found = row.flatMap(find);
        if (found.isEmpty() && !wanted.isEmpty()) {
            Notices.refusal(t("shared.gone"));
        }
        getContent().setDetail(found.map(panel).orElse(null));
    }
}

package io.inventario.shared.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.masterdetaillayout.MasterDetailLayout;
import com.vaadin.flow.router.BeforeEnterEvent;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A list and what belongs to its selected row, beside it on wide screens and over it on narrow ones; the row's id is part of the URL.
 *
 * <p>The view's route ends in {@code :id?}.
 */
final class BesideList {
    private static final String ID = "id";
    private static final Pattern UUIDS = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final MasterDetailLayout layout;
    private final ListPage<?, ?> list;

    BesideList(MasterDetailLayout layout, ListPage<?, ?> list) {
        this.layout = layout;
        this.list = list;
        layout.setSizeFull();
        layout.setMaster(list);
        layout.setMasterSize("24rem", true);
        layout.setDetailSize("28rem");
        layout.setOverlaySize("min(28rem, 100%)");
        layout.addBackdropClickListener(event -> close());
        layout.addDetailEscapePressListener(event -> close());
        Shortcuts.addShortcutListener(list.grid(), this::close, Key.ESCAPE).listenOn(list.grid());
    }

    /** What the URL names behind the list: a row, a word of the view's own, or nothing. */
    static String wanted(BeforeEnterEvent event) {
        return event.getRouteParameters().get(ID).orElse("");
    }

    static Optional<UUID> row(BeforeEnterEvent event) {
        String wanted = wanted(event);
        return UUIDS.matcher(wanted).matches() ? Optional.of(UUID.fromString(wanted)) : Optional.empty();
    }

    /** Shows the list as the URL says; where that closes the row, the keyboard goes back to it. */
    void enter(BeforeEnterEvent event) {
        if (wanted(event).isEmpty() && isOpen()) {
            list.focusRow();
        }
        list.enter(event.getLocation().getQueryParameters(), row(event).orElse(null));
    }

    void show(@Nullable Component detail) {
        layout.setDetail(detail);
    }

    /** Goes back to the list alone. */
    void close() {
        if (isOpen()) {
            list.open((UUID) null);
        }
    }

    private boolean isOpen() {
        return layout.getDetail() != null;
    }
}

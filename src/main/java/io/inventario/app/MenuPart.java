package io.inventario.app;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.server.menu.MenuEntry;
import java.util.Locale;
import java.util.Objects;

/**
 * The parts of the navigation. A view declares its place by the order of its {@code @Menu}: the hundreds choose the part, the rest
 * the place in it; all pages about the database are a part of their own.
 */
enum MenuPart {
    START,
    SELL,
    STOCK,
    BUY,
    REPORTS,
    ADMINISTRATION,
    DATABASE;

    static MenuPart of(MenuEntry entry) {
        if (entry.path().contains("base-de-datos/")) {
            return DATABASE;
        }
        int hundreds = (int) (Objects.requireNonNullElse(entry.order(), 0d) / 100);
        return values()[Math.clamp(hundreds, 0, ADMINISTRATION.ordinal())];
    }

    String title() {
        return this == START ? "" : t("app.menu." + name().toLowerCase(Locale.ROOT));
    }
}

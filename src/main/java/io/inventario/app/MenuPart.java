package io.inventario.app;

import static io.inventario.shared.ui.Texts.t;

import java.util.Locale;

/**
 * The parts of the navigation. A view declares its place by the order of its {@code @Menu}: the hundreds choose the part, the rest
 * the place in it.
 */
enum MenuPart {
    START,
    SELL,
    STOCK,
    BUY,
    REPORTS,
    ADMINISTRATION;

    static MenuPart of(double order) {
        int hundreds = (int) (order / 100);
        return values()[Math.clamp(hundreds, 0, values().length - 1)];
    }

    String title() {
        return this == START ? "" : t("app.menu." + name().toLowerCase(Locale.ROOT));
    }
}

package io.inventario.shared.ui;

import com.vaadin.flow.component.UI;
import io.inventario.shared.Messages;
import java.util.Locale;

/** Texts in the language of the person who is looking at the screen. */
public final class Texts {
    private Texts() {}

    public static String t(String key, Object... arguments) {
        return Messages.text(language(), key, arguments);
    }

    /** The language of the current screen; Spanish where there is none. */
    public static Locale language() {
        UI ui = UI.getCurrent();
        return Messages.language(ui == null ? Messages.SPANISH : ui.getLocale());
    }
}

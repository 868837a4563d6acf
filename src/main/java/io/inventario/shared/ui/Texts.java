package io.inventario.shared.ui;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Formats;
import io.inventario.shared.Messages;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Texts in the language of the person who is looking at the screen. */
public final class Texts {
    private Texts() {}

    public static String t(String key, Object... arguments) {
        return Messages.text(language(), key, arguments);
    }

    /** Why something was refused, with its figures as the company writes them. */
    public static String of(BusinessException refusal) {
        UI ui = UI.getCurrent();
        @Nullable Notation notation = ui == null ? null : ComponentUtil.getData(ui, Notation.class);
        return notation == null
                ? refusal.in(language())
                : refusal.in(language(), notation.formats().get());
    }

    /** How figures are written in texts on this screen, asked when there is one to write. */
    public static void notation(UI ui, Supplier<Formats> formats) {
        ComponentUtil.setData(ui, Notation.class, new Notation(formats));
    }

    private record Notation(Supplier<Formats> formats) {}

    /** The language of the current screen; Spanish where there is none. */
    public static Locale language() {
        UI ui = UI.getCurrent();
        return Messages.language(ui == null ? Messages.SPANISH : ui.getLocale());
    }
}

package io.inventario.app;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import io.inventario.shared.Messages;
import io.inventario.shared.ui.Texts;
import java.util.Locale;

/** Buttons for the languages on pages that are open before anybody signed in, each in its own language. */
class LanguageSwitch extends Div {
    LanguageSwitch() {
        addClassName("language-switch");
        Messages.LANGUAGES.forEach(locale -> add(button(locale)));
    }

    /** A language in its own words: Español, English. */
    static String nameOf(Locale locale) {
        String name = locale.getDisplayLanguage(locale);
        return name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    }

    private static Button button(Locale locale) {
        Button button = new Button(nameOf(locale), click -> {
            UI ui = UI.getCurrent();
            Screens.speak(ui, locale.getLanguage());
            ui.getPage().reload();
        });
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        boolean current = Texts.language().equals(locale);
        button.getElement().setAttribute("lang", locale.getLanguage());
        button.getElement().setAttribute("aria-pressed", String.valueOf(current));
        return button;
    }
}

package io.inventario.sales.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** What the till can do, each with the key that does it and a button for those who have no keyboard. */
class TillKeys extends Div {
    private final Component till;
    private final ButtonVariant[] variants;

    TillKeys(Component till, ButtonVariant... variants) {
        this.till = till;
        this.variants = variants.clone();
        addClassName("till-keys");
    }

    TillKeys key(String text, String hint, Runnable action, Key key, KeyModifier... modifiers) {
        Shortcuts.addShortcutListener(till, action::run, key, modifiers);
        return button(text, hint, action);
    }

    /** For a key that the scan field passes on by itself. */
    TillKeys button(String text, String hint, Runnable action) {
        Button button = new Button(t("sales." + text), click -> action.run());
        Span shown = new Span(hint);
        shown.addClassName("till-key");
        button.setSuffixComponent(shown);
        button.addThemeVariants(variants);
        add(button);
        return this;
    }
}

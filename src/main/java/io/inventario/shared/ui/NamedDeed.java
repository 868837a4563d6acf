package io.inventario.shared.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.function.BooleanSupplier;

/** A deed that replaces or destroys data: its button works only for somebody who typed a name, so that nobody does it in passing. */
public final class NamedDeed {
    private final String name;
    private final TextField word;
    private final Button button;
    private BooleanSupplier condition = () -> true;

    /**
     * @param question above the field, with the name
     * @param deed the verb on the button
     */
    public NamedDeed(String question, String name, String deed, Runnable action) {
        this.name = name.strip();
        this.word = new TextField(question);
        this.button = new Button(deed, click -> {
            if (mayBeDone()) {
                action.run();
            }
        });
        word.setWidthFull();
        word.setValueChangeMode(ValueChangeMode.EAGER);
        word.addValueChangeListener(typed -> look());
        button.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        look();
    }

    /** What else must hold. */
    public NamedDeed onlyIf(BooleanSupplier also) {
        condition = also;
        look();
        return this;
    }

    /** Asks again whether it may be done. */
    public void look() {
        button.setEnabled(mayBeDone());
    }

    private boolean mayBeDone() {
        return word.getValue().strip().equals(name) && condition.getAsBoolean();
    }

    public TextField field() {
        return word;
    }

    public Button button() {
        return button;
    }
}

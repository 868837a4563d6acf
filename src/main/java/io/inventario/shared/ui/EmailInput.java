package io.inventario.shared.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.textfield.EmailField;

/** An e-mail address that says what is wrong with it where the browser itself finds it to be none. */
public class EmailInput extends EmailField {
    /** Its label is set by whoever places it. */
    public EmailInput() {
        this("");
    }

    public EmailInput(String label) {
        super(label);
        setI18n(new EmailFieldI18n().setPatternErrorMessage(t("validation.Email")));
    }
}

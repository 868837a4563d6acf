package io.inventario.app;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.PasswordField;
import io.inventario.shared.BusinessException;
import io.inventario.shared.ui.Texts;
import java.util.function.BiConsumer;

/** Changes a password by whoever knows the current one. */
class PasswordForm extends Div {
    private final PasswordField current = new PasswordField(t("users.password.current"));
    private final PasswordField wanted = new PasswordField(t("users.password.new"));
    private final PasswordField repeated = new PasswordField(t("users.password.repeat"));
    private final transient BiConsumer<String, String> change;
    private final transient Runnable goOn;

    PasswordForm(BiConsumer<String, String> change, Runnable goOn) {
        this.change = change;
        this.goOn = goOn;
        addClassName("password-form");
        wanted.setHelperText(t("users.password.hint"));
        Button save = new Button(t("app.profile.change_password"), click -> submit());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        add(current, wanted, repeated, save);
    }

    private void submit() {
        clear(current);
        clear(wanted);
        clear(repeated);
        if (!wanted.getValue().equals(repeated.getValue())) {
            refuse(repeated, t("users.password.differs"));
            return;
        }
        try {
            change.accept(current.getValue(), wanted.getValue());
        } catch (BusinessException refusal) {
            refuse("current".equals(refusal.field()) ? current : wanted, Texts.of(refusal));
            return;
        }
        current.clear();
        wanted.clear();
        repeated.clear();
        goOn.run();
    }

    private static void clear(PasswordField field) {
        field.setInvalid(false);
    }

    private static void refuse(PasswordField field, String words) {
        field.setErrorMessage(words);
        field.setInvalid(true);
        field.focus();
    }
}

package io.inventario.users.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;

/** Shows a temporary password this once, to be passed on; afterwards the form is loaded again, for the account has changed. */
final class TemporaryPasswordDialog {
    private TemporaryPasswordDialog() {}

    static void open(String person, String password) {
        Dialog dialog = new Dialog(t("users.temporary.done", person));
        TextField shown = new TextField(t("users.password"));
        shown.setValue(password);
        shown.setReadOnly(true);
        shown.setAutoselect(true);
        shown.setWidthFull();
        dialog.add(new Paragraph(t("users.temporary.once")), shown);
        Button close = new Button(t("shared.close"), click -> dialog.close());
        close.addThemeVariants(ButtonVariant.PRIMARY);
        dialog.getFooter().add(close);
        dialog.setWidth("min(28rem, 100%)");
        dialog.addOpenedChangeListener(event -> {
            if (!event.isOpened()) {
                UI.getCurrent().refreshCurrentRoute(false);
            }
        });
        dialog.open();
    }
}

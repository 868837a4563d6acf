package io.inventario.mail.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.EmailField;
import io.inventario.mail.MailService;
import io.inventario.shared.ui.Notices;

/** Asks where a test message is to go. */
class TestMailDialog extends Dialog {
    TestMailDialog(MailService mail, Runnable added) {
        super(t("mail.test"));
        EmailField recipient = new EmailField(t("mail.recipient"));
        recipient.setErrorMessage(t("mail.address.field"));
        recipient.setRequiredIndicatorVisible(true);
        recipient.setWidthFull();
        recipient.focus();
        Button send = new Button(t("mail.test.send"), click -> {
            boolean unusable = recipient.isEmpty() || recipient.isInvalid();
            recipient.setInvalid(unusable);
            if (!unusable) {
                mail.test(recipient.getValue(), t("mail.test.subject"), t("mail.test.body"));
                close();
                Notices.success(t("mail.test.done"));
                added.run();
            }
        });
        send.addThemeVariants(ButtonVariant.PRIMARY);
        add(recipient);
        getFooter().add(new Button(t("shared.cancel"), click -> close()), send);
    }
}

package io.inventario.purchases.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import io.inventario.documents.Posted;
import io.inventario.purchases.ReverseReceipt;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Ids;
import io.inventario.shared.ui.Notices;
import io.inventario.shared.ui.Texts;
import java.util.UUID;
import java.util.function.Function;

/** Asks why a receipt is reversed; its command is named when it opens, so that clicking twice posts once. */
class ReversalDialog extends Dialog {
    private static final int LONGEST = 500;

    private final UUID command = Ids.next();
    private final UUID receipt;
    private final Function<ReverseReceipt, Posted> post;
    private final Runnable posted;
    private final TextArea reason = new TextArea(t("purchases.reason"));

    ReversalDialog(UUID receipt, String label, Function<ReverseReceipt, Posted> post, Runnable posted) {
        this.receipt = receipt;
        this.post = post;
        this.posted = posted;
        setHeaderTitle(t("purchases.reverse.title", label));
        addClassName("narrow-dialog");
        reason.setMaxLength(LONGEST);
        reason.setRequiredIndicatorVisible(true);
        reason.setManualValidation(true);
        reason.setWidthFull();
        add(new Paragraph(t("purchases.reverse.text")), reason);
        Button cancel = new Button(t("shared.cancel"), event -> close());
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        Button save = new Button(t("purchases.reverse"), event -> post());
        save.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        getFooter().add(cancel, save);
        addOpenedChangeListener(event -> reason.focus());
    }

    private void post() {
        if (!isOpened()) {
            return;
        }
        try {
            Posted document = post.apply(
                    new ReverseReceipt(command, receipt, reason.getValue().strip()));
            close();
            Notices.success(t("purchases.reversal.posted", document.label()));
            posted.run();
        } catch (BusinessException refusal) {
            reason.setErrorMessage(Texts.of(refusal));
            reason.setInvalid(true);
            reason.focus();
        }
    }
}

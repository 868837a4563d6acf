package io.inventario.sales.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import io.inventario.documents.Posted;
import io.inventario.sales.SaleDetails;
import io.inventario.sales.VoidSale;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Formats;
import io.inventario.shared.Ids;
import io.inventario.shared.ui.Notices;
import io.inventario.shared.ui.Texts;
import java.util.UUID;
import java.util.function.Function;

/** Asks whether a sale should really be voided, and why; its command is named when it opens, so that clicking twice voids once. */
class VoidDialog extends Dialog {
    private static final int LONGEST_REASON = 500;

    private final UUID command = Ids.next();
    private final UUID sale;
    private final Function<VoidSale, Posted> post;
    private final Runnable posted;
    private final TextArea reason = new TextArea(t("sales.void.reason"));

    /** @param posted run after the void is posted */
    VoidDialog(SaleDetails details, Formats formats, Function<VoidSale, Posted> post, Runnable posted) {
        this.sale = details.sale().getId();
        this.post = post;
        this.posted = posted;
        setHeaderTitle(t("sales.void.title", details.label()));
        addClassName("narrow-dialog");
        reason.setMaxLength(LONGEST_REASON);
        reason.setRequiredIndicatorVisible(true);
        reason.setWidthFull();
        add(new Paragraph(t("sales.void.text", formats.money(details.sale().getTotal()))), reason);
        Button cancel = new Button(t("shared.cancel"), click -> close());
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        Button confirm = new Button(t("sales.void.post"), click -> post());
        confirm.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        getFooter().add(cancel, confirm);
        addOpenedChangeListener(event -> reason.focus());
    }

    private void post() {
        if (!isOpened()) {
            return;
        }
        try {
            Posted document =
                    post.apply(new VoidSale(command, sale, reason.getValue().strip()));
            close();
            Notices.success(t("sales.void.posted", document.label()));
            posted.run();
        } catch (BusinessException refusal) {
            reason.setErrorMessage(Texts.of(refusal));
            reason.setInvalid(true);
            reason.focus();
        }
    }
}

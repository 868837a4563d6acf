package io.inventario.backups.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import io.inventario.shared.ui.NamedDeed;

/** Says what a restore does before it is done, and lets only somebody do it who typed the name of the company. */
final class RestoreDialog extends Dialog {
    RestoreDialog(String name, String takenAt, String company, Runnable restore) {
        setHeaderTitle(t("backups.restore.title", name));
        setWidth("36rem");
        NamedDeed deed = new NamedDeed(t("shared.typeCompany", company), company, t("backups.restore.deed"), () -> {
            close();
            restore.run();
        });
        add(new Paragraph(t("backups.restore.text", takenAt)), deed.field());
        getFooter().add(new Button(t("shared.cancel"), click -> close()), deed.button());
        deed.field().focus();
    }
}

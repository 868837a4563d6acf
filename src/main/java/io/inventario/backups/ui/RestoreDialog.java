package io.inventario.backups.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;

/** Says what a restore does before it is done, and lets only somebody do it who typed the name of the company. */
final class RestoreDialog extends Dialog {
    RestoreDialog(String name, String takenAt, String company, Runnable restore) {
        setHeaderTitle(t("backups.restore.title", name));
        setWidth("36rem");
        TextField word = new TextField(t("backups.restore.word", company));
        word.setWidthFull();
        word.setValueChangeMode(ValueChangeMode.EAGER);
        Button deed = new Button(t("backups.restore.deed"), click -> {
            if (word.getValue().strip().equals(company.strip())) {
                close();
                restore.run();
            }
        });
        deed.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        deed.setEnabled(false);
        word.addValueChangeListener(
                typed -> deed.setEnabled(typed.getValue().strip().equals(company.strip())));
        add(new Paragraph(t("backups.restore.text", takenAt)), word);
        getFooter().add(new Button(t("shared.cancel"), click -> close()), deed);
        word.focus();
    }
}

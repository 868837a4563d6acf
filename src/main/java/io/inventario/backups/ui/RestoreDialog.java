package io.inventario.backups.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;

/** Says what a restore does before it is done, and lets only somebody do it who typed the name of the company. */
final class RestoreDialog extends Dialog {
    private RestoreDialog(String name) {
        setHeaderTitle(t("backups.restore.title", name));
        setWidth("36rem");
    }

    /** Asks. */
    static RestoreDialog asking(String name, String takenAt, String company, Runnable restore) {
        RestoreDialog dialog = new RestoreDialog(name);
        TextField word = new TextField(t("backups.restore.word", company));
        word.setWidthFull();
        word.setValueChangeMode(ValueChangeMode.EAGER);
        Button deed = new Button(t("backups.restore.deed"), click -> {
            if (word.getValue().strip().equals(company.strip())) {
                dialog.close();
                restore.run();
            }
        });
        deed.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        deed.setEnabled(false);
        word.addValueChangeListener(
                typed -> deed.setEnabled(typed.getValue().strip().equals(company.strip())));
        dialog.add(new Paragraph(t("backups.restore.text", takenAt)), word);
        dialog.getFooter().add(new Button(t("shared.cancel"), click -> dialog.close()), deed);
        word.focus();
        return dialog;
    }

    /** Where the program has to be stopped for it: the command instead. */
    static RestoreDialog telling(String name) {
        RestoreDialog dialog = new RestoreDialog(name);
        Pre command = new Pre("./inventario restore " + name);
        command.addClassName("sql");
        command.getElement().setAttribute("tabindex", "0");
        dialog.add(new Paragraph(t("backups.restore.stop")), command);
        dialog.getFooter().add(new Button(t("backups.restore.close"), click -> dialog.close()));
        return dialog;
    }
}

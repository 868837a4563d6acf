package io.inventario.shared.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;

/** Asks before anything that can't be taken back; the question names the thing and the button the deed. */
public final class Confirmation {
    private Confirmation() {}

    /**
     * Opens the question.
     *
     * @param title what would happen, naming the thing: "Delete supplier P0007 Acme?"
     * @param consequence what follows from it
     * @param deed the verb on the button; the other button always keeps everything as it is
     */
    public static void ask(String title, String consequence, String deed, Runnable action) {
        ask(title, consequence, deed, action, () -> {});
    }

    /** Opens the question; {@code otherwise} runs when everything is to stay as it is. */
    public static void ask(String title, String consequence, String deed, Runnable action, Runnable otherwise) {
        ConfirmDialog dialog = new ConfirmDialog();
        dialog.setHeader(title);
        dialog.setText(consequence);
        dialog.setConfirmButton(deed, event -> action.run(), "primary error");
        dialog.setCancelable(true);
        dialog.setCancelButton(t("shared.cancel"), event -> otherwise.run());
        dialog.open();
    }
}

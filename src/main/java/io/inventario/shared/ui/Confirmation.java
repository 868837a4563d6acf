package io.inventario.shared.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
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
        open(title, consequence, deed, t("shared.cancel"), action, otherwise);
    }

    /**
     * Opens a question whose other button can't say "Cancel", because that is what the question is about.
     *
     * @return the open question, for whom it may lose its point
     */
    public static ConfirmDialog ask(String title, String consequence, String deed, String otherDeed, Runnable action) {
        return open(title, consequence, deed, otherDeed, action, () -> {});
    }

    private static ConfirmDialog open(
            String title, String consequence, String deed, String otherDeed, Runnable action, Runnable otherwise) {
        ConfirmDialog dialog = new ConfirmDialog();
        dialog.setHeader(title);
        dialog.setText(consequence);
        dialog.setConfirmButton(deed, event -> action.run(), "primary error");
        dialog.setCancelable(true);
        Button harmless = new Button(otherDeed);
        harmless.addThemeVariants(ButtonVariant.TERTIARY);
        dialog.setCancelButton(harmless);
        dialog.addCancelListener(event -> otherwise.run());
        dialog.open();
        focus(harmless);
        return dialog;
    }

    /** The dialog gives the focus to the deed in the frame after it opens; a dangerous one is not to lie under Enter. */
    private static void focus(Button harmless) {
        harmless.getElement()
                .executeJs("requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => this.focus())))");
    }
}

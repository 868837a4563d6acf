package io.inventario.shared.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.router.BeforeLeaveEvent;

/** Asks before what somebody typed into a form is lost. */
public final class UnsavedEdits {
    private UnsavedEdits() {}

    /** Goes on to {@code next}, or asks first when that would lose edits; {@code stay} runs when the person keeps them. */
    public static void leave(FormPanel<?> form, Runnable next, Runnable stay) {
        if (!form.isAttached() || !form.isDirty()) {
            next.run();
            return;
        }
        Runnable discarding = () -> {
            form.discard();
            next.run();
        };
        Confirmation.ask(
                t("shared.unsaved.title"), t("shared.unsaved.text"), t("shared.unsaved.discard"), discarding, stay);
    }

    /** Lets the person leave the page, or asks first. */
    public static void guard(FormPanel<?> form, BeforeLeaveEvent event, Runnable stay) {
        if (form.isAttached() && form.isDirty()) {
            BeforeLeaveEvent.ContinueNavigationAction leaving = event.postpone();
            leave(form, leaving::proceed, () -> {
                leaving.cancel();
                stay.run();
            });
        }
    }
}

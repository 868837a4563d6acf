package io.inventario.shared.ui;

import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;

/** Short words after an action: what was done, or why it was refused. */
public final class Notices {
    private static final int SUCCESS_MILLIS = 4000;
    private static final int REFUSAL_MILLIS = 9000;

    private Notices() {}

    /** Says what was done; read out by screen readers when they are idle. */
    public static void success(String text) {
        show(text, SUCCESS_MILLIS, NotificationVariant.SUCCESS, false);
    }

    /** Says why something was not done; stays longer and interrupts screen readers. */
    public static void refusal(String text) {
        show(text, REFUSAL_MILLIS, NotificationVariant.ERROR, true);
    }

    private static void show(String text, int millis, NotificationVariant variant, boolean assertive) {
        Notification notification = new Notification(text, millis, Notification.Position.BOTTOM_CENTER, assertive);
        notification.addThemeVariants(variant);
        notification.open();
    }
}

package io.inventario.shared.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.shared.Registration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks again every second for as long as a component is on screen and there is something to wait for.
 *
 * <p>It polls, and only then: server push would hold a connection for every open tab through the platform's proxies, and polling for
 * nothing would keep forgotten sessions alive. Several of them on a page share its one poll.
 */
public final class Watch {
    private static final int EVERY_MILLIS = 1_000;
    private static final int NO_POLLING = -1;

    private final Component shown;
    private final BooleanSupplier look;
    private @Nullable Registration polls;

    /** @param look whether to look again */
    public Watch(Component shown, BooleanSupplier look) {
        this.shown = shown;
        this.look = look;
        shown.addDetachListener(left -> stop(left.getUI()));
    }

    /** Begins to look again; the component must be on screen, or come onto it. */
    public void start() {
        shown.getElement().getNode().runWhenAttached(ui -> {
            if (polls == null) {
                polls = ui.addPollListener(poll -> look(ui));
                count(ui, 1);
            }
        });
    }

    private void look(UI ui) {
        if (!look.getAsBoolean()) {
            stop(ui);
        }
    }

    private void stop(UI ui) {
        if (polls != null) {
            polls.remove();
            polls = null;
            count(ui, -1);
        }
    }

    private static void count(UI ui, int more) {
        Watches before = ComponentUtil.getData(ui, Watches.class);
        Watches now = new Watches((before == null ? 0 : before.count()) + more);
        ComponentUtil.setData(ui, Watches.class, now);
        ui.setPollInterval(now.count() > 0 ? EVERY_MILLIS : NO_POLLING);
    }

    private record Watches(int count) {}
}

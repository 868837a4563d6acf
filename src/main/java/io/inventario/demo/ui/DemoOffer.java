package io.inventario.demo.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.shared.Registration;
import io.inventario.demo.DemoLoad;
import io.inventario.demo.DemoSize;
import io.inventario.reports.FirstStep;
import io.inventario.shared.Actor;
import io.inventario.shared.Permission;
import io.inventario.shared.ui.Notices;
import java.util.Optional;
import org.springframework.core.annotation.Order;

/** Offers a made-up company to try the product with, as long as nothing has been posted. */
@org.springframework.stereotype.Component
@Order(10)
class DemoOffer implements FirstStep {
    private static final int LOOK_EVERY = 700;

    private final DemoLoad load;

    DemoOffer(DemoLoad load) {
        this.load = load;
    }

    @Override
    public Optional<Component> offer(Runnable done) {
        if (!Actor.may(Permission.MANAGE_DATABASE)) {
            return Optional.empty();
        }
        boolean running = load.state().isRunning();
        if (!running && !load.isOffered()) {
            return Optional.empty();
        }
        Div place = new Div();
        place.addClassName("demo-offer");
        if (running) {
            watch(place, done);
        } else {
            ask(place, done);
        }
        return Optional.of(place);
    }

    private void ask(Div place, Runnable done) {
        Button start = new Button(t("demo.offer"), click -> {
            load.start(DemoSize.USUAL);
            watch(place, done);
        });
        place.removeAll();
        place.add(start, new Paragraph(t("demo.offer.help")));
    }

    /** Asks every so often how far it is; there is no push, and a poll ends with the page that asked for it. */
    private void watch(Div place, Runnable done) {
        ProgressBar bar = new ProgressBar(0, 100);
        bar.getElement().setAttribute("aria-label", t("demo.loading"));
        place.removeAll();
        place.add(new Paragraph(t("demo.loading")), bar);
        UI ui = UI.getCurrent();
        ui.setPollInterval(LOOK_EVERY);
        Registration polls = ui.addPollListener(poll -> {
            DemoLoad.State state = load.state();
            bar.setValue(state.percent());
            if (!state.isRunning()) {
                ended(place, state, done);
            }
        });
        bar.addDetachListener(left -> {
            polls.remove();
            ui.setPollInterval(-1);
        });
    }

    private void ended(Div place, DemoLoad.State state, Runnable done) {
        if (state.stage() == DemoLoad.Stage.DONE) {
            Notices.success(t("demo.loaded"));
            done.run();
        } else {
            Notices.refusal(t("demo.failed"));
            ask(place, done);
        }
    }
}

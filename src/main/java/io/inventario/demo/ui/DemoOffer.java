package io.inventario.demo.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.inventario.demo.DemoLoad;
import io.inventario.demo.DemoSize;
import io.inventario.jobs.JobRow;
import io.inventario.jobs.JobState;
import io.inventario.jobs.Jobs;
import io.inventario.jobs.ui.JobProgress;
import io.inventario.reports.FirstStep;
import io.inventario.shared.Actor;
import io.inventario.shared.Formats;
import io.inventario.shared.Permission;
import io.inventario.shared.ui.Notices;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.core.annotation.Order;

/** Offers a made-up company to try the product with, as long as nothing has been posted. */
@org.springframework.stereotype.Component
@Order(10)
class DemoOffer implements FirstStep {
    private final DemoLoad load;
    private final Jobs jobs;
    private final Supplier<Formats> formats;

    DemoOffer(DemoLoad load, Jobs jobs, Supplier<Formats> formats) {
        this.load = load;
        this.jobs = jobs;
        this.formats = formats;
    }

    @Override
    public Optional<Component> offer(Runnable done) {
        if (!Actor.may(Permission.MANAGE_DATABASE)) {
            return Optional.empty();
        }
        boolean running = jobs.last(DemoLoad.KIND).filter(JobRow::isOpen).isPresent();
        return running || load.isOffered() ? Optional.of(new Offer(running, done)) : Optional.empty();
    }

    /** The button and what it does, then how far the load is. */
    private final class Offer extends Div {
        private final Div question = new Div();

        Offer(boolean running, Runnable done) {
            JobProgress progress = new JobProgress(jobs, formats.get(), job -> ended(job, done), DemoLoad.KIND);
            addClassName("demo-offer");
            Button start = new Button(t("demo.offer"), click -> {
                progress.show(load.start(DemoSize.USUAL));
                question.setVisible(false);
            });
            question.add(start, new Paragraph(t("demo.offer.help")));
            question.setVisible(!running);
            add(question, progress);
        }

        private void ended(JobRow job, Runnable done) {
            if (job.state() == JobState.DONE) {
                Notices.success(t("demo.loaded"));
                done.run();
            } else {
                question.setVisible(true);
            }
        }
    }
}

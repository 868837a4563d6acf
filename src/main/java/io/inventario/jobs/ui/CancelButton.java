package io.inventario.jobs.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import io.inventario.jobs.JobRow;
import io.inventario.jobs.Jobs;
import io.inventario.shared.ui.Confirmation;

/** Cancels a job, after a question that names it. */
final class CancelButton {
    private CancelButton() {}

    static Button of(Jobs jobs, JobRow job, Runnable cancelled) {
        String name = JobTexts.kind(job.kind());
        Button button = new Button(
                t("jobs.cancel"),
                click -> Confirmation.ask(
                        t("jobs.cancel.title", name), t("jobs.cancel.text"), t("jobs.cancel.deed"), () -> {
                            jobs.cancel(job.id());
                            cancelled.run();
                        }));
        button.setAriaLabel(t("jobs.cancel") + ": " + name);
        button.addThemeVariants(ButtonVariant.SMALL);
        button.setVisible(jobs.isCancellable(job));
        return button;
    }
}

package io.inventario.jobs.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import io.inventario.jobs.JobRow;
import io.inventario.jobs.Jobs;
import io.inventario.shared.ui.Confirmation;
import io.inventario.shared.ui.Watch;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Cancels a job, after a question that names it and goes away with the job. */
final class CancelButton extends Button {
    private final Jobs jobs;
    private final JobRow job;
    private final Runnable cancelled;

    CancelButton(Jobs jobs, JobRow job, Runnable cancelled) {
        super(t("jobs.cancel"));
        this.jobs = jobs;
        this.job = job;
        this.cancelled = cancelled;
        setAriaLabel(t("jobs.cancel") + ": " + JobTexts.kind(job.kind()));
        addThemeVariants(ButtonVariant.SMALL);
        addClickListener(click -> ask());
        show(job);
    }

    /** The same job as it stands by now. */
    void show(JobRow now) {
        setVisible(jobs.isCancellable(now));
    }

    private void ask() {
        ConfirmDialog question = Confirmation.ask(
                t("jobs.cancel.title", JobTexts.kind(job.kind())),
                t("jobs.cancel.text"),
                t("jobs.cancel.deed"),
                t("jobs.cancel.not"),
                this::cancel);
        new Watch(question, () -> isStillToBeAsked(question)).start();
    }

    private boolean isStillToBeAsked(ConfirmDialog question) {
        try {
            if (jobs.find(job.id()).filter(jobs::isCancellable).isPresent()) {
                return true;
            }
        } catch (DataAccessException | TransactionException away) {
            return true;
        }
        question.close();
        return false;
    }

    private void cancel() {
        jobs.cancel(job.id());
        cancelled.run();
    }
}

package io.inventario.jobs.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import io.inventario.jobs.JobRow;
import io.inventario.jobs.Jobs;
import io.inventario.shared.Formats;
import io.inventario.shared.ui.SheetFacts;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All that one job tells: who asked for it and when, what it works on, and in full what it does or what came of it. */
class JobPanel extends Div {
    private final Jobs jobs;
    private final Formats formats;
    private final UUID id;
    private final Div facts = new Div();
    private final JobBar bar = new JobBar();
    private final CancelButton cancel;

    /** @param cancelled told when the person cancelled it here */
    JobPanel(Jobs jobs, JobRow job, Formats formats, Runnable cancelled, Runnable close) {
        this.jobs = jobs;
        this.formats = formats;
        this.id = job.id();
        Button leave = new Button(t("shared.close"), click -> close.run());
        this.cancel = new CancelButton(jobs, job, () -> {
            cancelled.run();
            leave.focus();
        });
        addClassName("form-panel");
        Div buttons = new Div(cancel, leave);
        buttons.addClassName("form-buttons");
        add(new H2(JobTexts.kind(job.kind())), bar, facts, buttons);
        show(job);
    }

    UUID id() {
        return id;
    }

    /** The same job as it stands by now; what has the keyboard keeps it. */
    final void show(JobRow job) {
        showFigures(job);
        facts.removeAll();
        facts.add(told(job));
        if (job.file() != null) {
            facts.add(JobFile.namedLink(jobs, job));
        }
        cancel.show(job);
    }

    void showFigures(JobRow job) {
        bar.show(job, formats, Instant.now());
    }

    private SheetFacts told(JobRow job) {
        SheetFacts told = new SheetFacts("jobs");
        told.add("state", JobTexts.state(job.state()));
        told.add("requester", job.requester());
        told.add("requestedAt", formats.time(job.requestedAt()));
        time(told, "startedAt", job.startedAt());
        time(told, "endedAt", job.endedAt());
        JobTexts.given(job, formats)
                .forEach((name, value) ->
                        told.add(new Div(new DescriptionList.Term(name), new DescriptionList.Description(value))));
        text(told, "cancelledBy", job.cancelledBy());
        text(told, "incident.number", job.incident());
        text(told, job.isOpen() ? "progress" : "result", JobTexts.words(job, formats));
        return told;
    }

    private void time(SheetFacts told, String key, @Nullable Instant at) {
        if (at != null) {
            told.add(key, formats.time(at));
        }
    }

    private static void text(SheetFacts told, String key, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            told.add(key, new Span(text)).addClassName("whole-text");
        }
    }
}

package io.inventario.jobs.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import io.inventario.jobs.JobRow;
import io.inventario.shared.Formats;
import java.time.Instant;

/** How far a job is: a bar, and its figures as text. */
class JobBar extends Div {
    private static final int HUNDRED = 100;

    private final ProgressBar bar = new ProgressBar(0, HUNDRED);
    private final Span figures = new Span();

    JobBar() {
        addClassName("job-bar");
        figures.addClassName("job-figures");
        add(bar, figures);
    }

    void show(JobRow job, Formats formats, Instant now) {
        bar.getElement().setAttribute("aria-label", JobTexts.kind(job.kind()));
        setVisible(job.isOpen());
        bar.setIndeterminate(job.percent().isEmpty());
        bar.setValue(job.percent().orElse(0));
        figures.setText(JobTexts.figures(job, formats, now));
    }
}

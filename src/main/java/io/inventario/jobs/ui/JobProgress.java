package io.inventario.jobs.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.inventario.jobs.JobRow;
import io.inventario.jobs.JobState;
import io.inventario.jobs.Jobs;
import io.inventario.shared.Formats;
import io.inventario.shared.ui.Watch;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * The open job of some kinds, for the page that starts them: what it does, how far it is, a button to cancel it, and at its end what
 * came of it. Whoever comes back to the page finds the job again; where none is open it takes no room.
 */
public class JobProgress extends Div {
    /** What held the focus may have gone with the button: whoever works by keyboard goes on at what came of it. */
    private static final String KEEP_THE_KEYBOARD = "if (document.activeElement === document.body) { this.focus(); }";

    private final Jobs jobs;
    private final Formats formats;
    private final Consumer<JobRow> ended;
    private final String[] kinds;
    private final Span words = new Span();
    private final JobBar bar = new JobBar();
    private final Div actions = new Div();
    private final Watch watch = new Watch(this, this::look);
    private @Nullable UUID shown;
    private @Nullable UUID offered;
    private @Nullable CancelButton cancel;

    /** @param ended told when a job that was shown has ended, however it did */
    public JobProgress(Jobs jobs, Formats formats, Consumer<JobRow> ended, String... kinds) {
        this.jobs = jobs;
        this.formats = formats;
        this.ended = ended;
        this.kinds = kinds.clone();
        addClassName("job-progress");
        words.getElement().setAttribute("role", "status").setAttribute("tabindex", "-1");
        setVisible(false);
        add(words, bar, actions);
    }

    /** Shows a job that was just started. */
    public void show(UUID job) {
        shown = job;
        if (look()) {
            watch.start();
        }
    }

    /** Takes away what came of the last job, where it is no longer of interest; one that is under way stays. */
    public void forget() {
        setVisible(shown != null);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        if (shown == null) {
            jobs.last(kinds).filter(JobRow::isOpen).ifPresent(job -> show(job.id()));
        } else {
            show(shown);
        }
    }

    /** The database may be away for a moment, as at the end of a restore: then it looks again. */
    private boolean look() {
        Optional<JobRow> found;
        try {
            found = Optional.ofNullable(shown).flatMap(jobs::find);
        } catch (DataAccessException | TransactionException away) {
            return shown != null;
        }
        found.ifPresent(this::show);
        setVisible(found.isPresent());
        boolean open = found.filter(JobRow::isOpen).isPresent();
        if (!open && shown != null) {
            shown = null;
            found.ifPresent(ended);
        }
        return open;
    }

    private void show(JobRow job) {
        words.setText(JobTexts.kind(job.kind()) + ": " + JobTexts.words(job, formats));
        setClassName("job-bad", job.state() == JobState.FAILED || job.state() == JobState.LOST);
        bar.show(job, formats, Instant.now());
        actions(job);
    }

    /** The button stays the same for as long as the job is under way, so that it keeps the focus. */
    private void actions(JobRow job) {
        if (job.isOpen() && cancel != null && job.id().equals(offered)) {
            cancel.show(job);
        } else {
            actions.removeAll();
            words.getElement().executeJs(KEEP_THE_KEYBOARD);
            cancel = new CancelButton(jobs, job, this::look);
            offered = job.id();
            actions.add(cancel, JobFile.namedLink(jobs, job));
        }
        actions.setVisible(actions.getChildren().anyMatch(Component::isVisible));
    }
}

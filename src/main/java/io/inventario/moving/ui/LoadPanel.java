package io.inventario.moving.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.upload.Upload;
import io.inventario.jobs.JobRow;
import io.inventario.jobs.JobState;
import io.inventario.jobs.Jobs;
import io.inventario.jobs.ui.JobProgress;
import io.inventario.moving.LoadReport;
import io.inventario.moving.LoadService;
import io.inventario.moving.MovingJobs;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Formats;
import io.inventario.shared.ui.Confirmation;
import io.inventario.shared.ui.Notices;
import io.inventario.shared.ui.Texts;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Files are chosen, tried out, and loaded when the report of the trial is as wanted. */
class LoadPanel extends Div {
    private final LoadService loads;
    private final Runnable loaded;
    private final Upload upload;
    private final Paragraph heading = new Paragraph(t("moving.load.files"));
    private final UnorderedList files = new UnorderedList();
    private final Button trial = new Button(t("moving.load.try"), click -> start(this::tryOut));
    private final Button others = new Button(t("moving.load.others"), click -> startOver());
    private final Button load = new Button(t("moving.load.deed"), click -> ask());
    private final LoadReportPanel report;
    private final JobProgress progress;
    private volatile @Nullable String batch;
    private volatile boolean ended;

    /** @param loaded told when something was loaded */
    LoadPanel(LoadService loads, Jobs jobs, Formats formats, Runnable loaded) {
        this.loads = loads;
        this.loaded = loaded;
        addClassName("moving-panel");
        upload = LoadUpload.of(loads, this::batchToFill);
        upload.addAllFinishedListener(all -> received());
        upload.addFileRemovedListener(removed -> remove(removed.getFileName()));
        upload.addFileRejectedListener(rejected -> Notices.refusal(rejected.getErrorMessage()));
        load.addThemeVariants(ButtonVariant.PRIMARY);
        progress = new JobProgress(jobs, formats, this::ended, MovingJobs.TRIAL, MovingJobs.LOAD);
        report = new LoadReportPanel(formats);
        files.addClassName("moving-files");
        Div actions = new Div(trial, others);
        actions.addClassName("row-actions");
        add(upload, heading, files, actions, progress, report, load);
        batch = loads.last().orElse(null);
        show();
    }

    /** Files that come after a load belong to a new one. */
    private synchronized String batchToFill() {
        String current = batch;
        if (current == null || ended) {
            current = loads.open();
            batch = current;
            ended = false;
        }
        return current;
    }

    /** What was said about other files is not about these. */
    private void received() {
        progress.forget();
        show();
    }

    private void remove(String name) {
        String current = batch;
        if (current != null) {
            try {
                loads.remove(current, name);
            } catch (BusinessException refusal) {
                Notices.refusal(Texts.of(refusal));
            }
            show();
        }
    }

    private Component row(String name) {
        Button out = new Button(VaadinIcon.CLOSE_SMALL.create(), click -> takeOut(name));
        out.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        out.setAriaLabel(t("moving.load.remove", name));
        out.setTooltipText(t("moving.load.remove", name));
        return new ListItem(new Span(name), out);
    }

    /** Whoever takes files out with the keyboard goes on with the next, or chooses others. */
    private void takeOut(String name) {
        int at = names().indexOf(name);
        upload.clearFileList();
        progress.forget();
        remove(name);
        List<Button> left = files.getChildren()
                .flatMap(Component::getChildren)
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .toList();
        if (!left.isEmpty()) {
            left.get(Math.clamp(at, 0, left.size() - 1)).focus();
        } else if (upload.getUploadButton() instanceof Focusable<?> choose) {
            choose.focus();
        }
    }

    private void startOver() {
        batch = null;
        upload.clearFileList();
        progress.forget();
        show();
    }

    private UUID tryOut() {
        return loads.tryOut(String.valueOf(batch));
    }

    private void ask() {
        Confirmation.ask(
                t("moving.load.title", String.join(", ", names())),
                t("moving.load.consequence"),
                t("moving.load.deed"),
                () -> start(() -> loads.load(String.valueOf(batch))));
    }

    private void start(Supplier<UUID> job) {
        try {
            progress.show(job.get());
            trial.setEnabled(false);
            others.setEnabled(false);
            files.setEnabled(false);
            load.setVisible(false);
        } catch (BusinessException refusal) {
            Notices.refusal(Texts.of(refusal));
        }
    }

    /** The report says by itself why files can't be loaded, and more of it than the job. */
    private void ended(JobRow job) {
        upload.clearFileList();
        if (batch == null) {
            batch = loads.last().orElse(null);
        }
        show();
        if (job.state() == JobState.DONE && report.isRefusal()) {
            progress.forget();
        }
        loaded.run();
    }

    private List<String> names() {
        String current = batch;
        return current == null ? List.of() : loads.files(current);
    }

    private void show() {
        String current = batch;
        Optional<LoadReport> known = current == null ? Optional.empty() : loads.report(current);
        List<String> names = names();
        ended = known.filter(LoadReport::loaded).isPresent();
        files.removeAll();
        names.forEach(name -> files.add(row(name)));
        heading.setVisible(!names.isEmpty());
        files.setVisible(!names.isEmpty());
        files.setEnabled(true);
        trial.setEnabled(!names.isEmpty());
        others.setEnabled(!names.isEmpty());
        report.show(known.orElse(null));
        load.setVisible(known.filter(LoadReport::canBeLoaded).isPresent() && !names.isEmpty());
    }
}

package io.inventario.moving.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import io.inventario.jobs.JobRow;
import io.inventario.jobs.Jobs;
import io.inventario.jobs.ui.JobFile;
import io.inventario.jobs.ui.JobProgress;
import io.inventario.moving.DumpOrder;
import io.inventario.moving.DumpService;
import io.inventario.moving.MovingJobs;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Formats;
import io.inventario.shared.ui.Columns;
import io.inventario.shared.ui.Notices;
import io.inventario.shared.ui.Texts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be dumped and how, the dump under way, and the files of the last ones. */
class DumpPanel extends Div {
    private static final List<Integer> INDENTS = List.of(0, 2, 4);

    private final DumpService dumps;
    private final CheckboxGroup<String> modules = new CheckboxGroup<>(t("moving.dump.modules"));
    private final Select<Integer> indent = new Select<>();
    private final Checkbox withoutIds = new Checkbox(t("moving.dump.withoutIds"));
    private final ReportGrid<JobRow> files = new ReportGrid<>(t("moving.dump.files"));
    private final JobProgress progress;

    DumpPanel(DumpService dumps, List<String> names, Jobs jobs, Formats formats) {
        this.dumps = dumps;
        addClassName("moving-panel");
        modules.setItems(
                names.stream().sorted(Comparator.comparing(ModuleTexts::of)).toList());
        modules.setItemLabelGenerator(ModuleTexts::of);
        modules.setHelperText(t("moving.dump.modules.help"));
        modules.addClassName("in-columns");
        indent.setWidth("16rem");
        indent.setLabel(t("moving.dump.indent"));
        indent.setItems(INDENTS);
        indent.setItemLabelGenerator(
                blanks -> blanks == 0 ? t("moving.dump.indent.none") : t("moving.dump.indent.blanks", blanks));
        indent.setValue(0);
        withoutIds.setHelperText(t("moving.dump.withoutIds.help"));
        Button start = new Button(t("moving.dump.start"), click -> start());
        start.addThemeVariants(ButtonVariant.PRIMARY);
        progress = new JobProgress(jobs, formats, ended -> show(), MovingJobs.DUMP);
        files(jobs, formats);
        add(modules, indent, withoutIds, start, progress, files);
        show();
    }

    private void files(Jobs jobs, Formats formats) {
        Columns<JobRow> columns = new Columns<>(files, "moving.dump", formats);
        columns.text("file", DumpPanel::name).setWidth("12rem").setFlexGrow(2);
        columns.text("actions", job -> "")
                .setRenderer(new ComponentRenderer<>(job -> JobFile.link(jobs, job)))
                .setWidth("7.5rem")
                .setFlexGrow(0);
        columns.text("of", DumpPanel::content).setWidth("8rem").setFlexGrow(1);
        columns.count("records", JobRow::done).setWidth("6.5rem").setFlexGrow(0);
        columns.time("takenAt", JobRow::endedAt).setWidth("9rem").setFlexGrow(0);
        columns.time("until", DumpPanel::until).setWidth("9rem").setFlexGrow(0);
        columns.text("requester", JobRow::requester).setWidth("7rem").setFlexGrow(0);
        files.keepOrder();
    }

    private static String name(JobRow job) {
        Path file = job.file();
        return file == null ? "" : file.getFileName().toString();
    }

    private static String content(JobRow job) {
        List<String> chosen = DumpOrder.of(job.parameters()).modules();
        return chosen.isEmpty()
                ? t("moving.dump.everything")
                : String.join(", ", chosen.stream().map(ModuleTexts::of).toList());
    }

    private static @Nullable Instant until(JobRow job) {
        Instant ended = job.endedAt();
        return ended == null ? null : ended.plus(DumpService.KEPT);
    }

    private void start() {
        List<String> chosen = modules.getValue().stream().sorted().toList();
        try {
            progress.show(dumps.start(new DumpOrder(chosen, indent.getValue(), withoutIds.getValue())));
        } catch (BusinessException refusal) {
            Notices.refusal(Texts.of(refusal));
        }
    }

    private void show() {
        List<JobRow> there = dumps.files();
        files.setItems(there);
        files.setVisible(!there.isEmpty());
    }
}

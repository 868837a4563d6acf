package io.inventario.jobs.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.inventario.jobs.JobFilter;
import io.inventario.jobs.JobRow;
import io.inventario.jobs.JobState;
import io.inventario.jobs.Jobs;
import io.inventario.jobs.Words;
import io.inventario.shared.Formats;
import io.inventario.shared.Permission;
import io.inventario.shared.ui.Columns;
import io.inventario.shared.ui.ListPage;
import io.inventario.shared.ui.ListPanel;
import io.inventario.shared.ui.Totals;
import io.inventario.shared.ui.Watch;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;

/** All background work: what runs and how far it is, what ended and what came of it. */
@Route("base-de-datos/trabajos/:id?")
@Menu(order = 545, title = "jobs.title", icon = "vaadin:tasks")
@RolesAllowed(Permission.MANAGE_DATABASE)
@Uses(ProgressBar.class)
class JobsView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final List<JobState> OPEN = List.of(JobState.WAITING, JobState.RUNNING);
    private static final PageRequest MOST = PageRequest.of(0, 100, Sort.by("id"));

    private final Jobs jobs;
    private final Formats formats;
    private final ComboBox<String> kind = new ComboBox<>();
    private final ComboBox<JobState> state = new ComboBox<>();
    private final ListPage<JobRow, JobFilter> list;
    private final ListPanel<JobRow> panel;
    private final Watch watch = new Watch(this, this::look);
    private final Map<UUID, JobBar> bars = new HashMap<>();
    private List<Shown> shown = List.of();
    private @Nullable JobPanel told;

    JobsView(Jobs jobs, Supplier<Formats> formats) {
        this.jobs = jobs;
        this.formats = formats.get();
        setSizeFull();
        list = new ListPage<>(
                "jobs",
                "base-de-datos/trabajos",
                this.formats,
                JobRow::id,
                this::filter,
                jobs::list,
                filter -> Totals.of(jobs.count(filter)));
        kind.setItems(jobs.kinds());
        kind.setItemLabelGenerator(JobTexts::kind);
        field(kind, "jobs.kind");
        state.setItems(JobState.values());
        state.setItemLabelGenerator(JobTexts::state);
        field(state, "jobs.state");
        list.filter("tipo", kind, value -> value, value -> value);
        list.filter("estado", state, JobState::name, this::state);
        columns(list.columns());
        list.sortedBy("requestedAt", SortDirection.DESCENDING);
        panel = new ListPanel<>(list, jobs::find, this::told);
        add(panel);
    }

    private static void field(ComboBox<?> field, String key) {
        field.setPlaceholder(t(key));
        field.setAriaLabel(t(key));
        field.setClearButtonVisible(true);
    }

    /** A state that a mistyped address makes unreadable is no filter at all. */
    private JobState state(String name) {
        return Arrays.stream(JobState.values())
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElse(state.getEmptyValue());
    }

    private JobFilter filter(String words) {
        return new JobFilter(words, kind.isEmpty() ? List.of() : List.of(kind.getValue()), state.getValue());
    }

    /** What does not fit beside the menu stands in the panel, and can be chosen. */
    private void columns(Columns<JobRow> columns) {
        columns.text("kind", job -> JobTexts.kind(job.kind())).setWidth("11rem");
        columns.status("state", JobTexts::status).setWidth("7rem");
        columns.text("actions", job -> "")
                .setRenderer(new ComponentRenderer<>(this::actions))
                .setSortable(false)
                .setWidth("9rem");
        columns.text("result", job -> JobTexts.words(job, formats))
                .setRenderer(new ComponentRenderer<>(this::result))
                .setTooltipGenerator(job -> JobTexts.words(job, formats))
                .setSortable(false)
                .setWidth("19rem");
        columns.text("requester", JobRow::requester).setWidth("9rem");
        columns.time("requestedAt", JobRow::requestedAt).setWidth("11.5rem");
        columns.time("endedAt", JobRow::endedAt).setWidth("11.5rem").setVisible(false);
    }

    /** What came of it, or what it does and how far it is. */
    private Component result(JobRow job) {
        Span words = new Span(JobTexts.words(job, formats));
        if (!job.isOpen()) {
            return words;
        }
        JobBar bar = new JobBar();
        bar.show(job, formats, Instant.now());
        bars.put(job.id(), bar);
        Div now = new Div(words, bar);
        now.addClassName("job-now");
        return now;
    }

    private Component actions(JobRow job) {
        return new Div(new CancelButton(jobs, job, this::changed), JobFile.link(jobs, job));
    }

    private Component told(JobRow job) {
        JobPanel made = new JobPanel(jobs, job, formats, this::changed, panel::close);
        told = made;
        return made;
    }

    private void changed() {
        list.refresh();
        tell();
    }

    /** The panel says how its job stands by now. */
    private void tell() {
        JobPanel open = told;
        if (open != null && open.isAttached()) {
            jobs.find(open.id()).ifPresent(open::show);
        }
    }

    /**
     * Looks again while anything is open, and once more when it has ended. The rows are made anew only when more than figures has
     * changed: whoever has the keyboard on a button in one of them keeps it.
     */
    private boolean look() {
        List<JobRow> open = open();
        List<Shown> now = open.stream().map(Shown::of).toList();
        if (now.equals(shown)) {
            open.forEach(this::showFigures);
        } else {
            shown = now;
            bars.clear();
            changed();
        }
        return !open.isEmpty();
    }

    private void showFigures(JobRow job) {
        JobBar bar = bars.get(job.id());
        if (bar != null) {
            bar.show(job, formats, Instant.now());
        }
        if (told != null && told.id().equals(job.id())) {
            told.showFigures(job);
        }
    }

    private List<JobRow> open() {
        return OPEN.stream()
                .flatMap(state -> jobs.list(new JobFilter("", List.of(), state), MOST).stream())
                .toList();
    }

    /** What of an open job, apart from its figures, is on screen. */
    private record Shown(
            UUID id,
            JobState state,
            @Nullable Words words,
            @Nullable String cancelledBy) {
        static Shown of(JobRow job) {
            return new Shown(job.id(), job.state(), job.words(), job.cancelledBy());
        }
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        shown = open().stream().map(Shown::of).toList();
        if (!shown.isEmpty()) {
            watch.start();
        }
    }

    @Override
    public String getPageTitle() {
        return t("jobs.title");
    }
}

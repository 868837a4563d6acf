package io.inventario.database.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import io.inventario.database.IntegrityCheck.Outcome;
import io.inventario.database.IntegrityRuns;
import io.inventario.shared.Formats;
import io.inventario.shared.IntegrityRule.Offender;
import io.inventario.shared.Permission;
import io.inventario.shared.Sentence;
import io.inventario.shared.ui.Columns;
import io.inventario.shared.ui.EmptyState;
import io.inventario.shared.ui.PageHeading;
import io.inventario.shared.ui.Texts;
import jakarta.annotation.security.RolesAllowed;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Whether the records hold together: every rule with what it looked at, what disagrees and how long it took. */
@Route("base-de-datos/integridad")
@Menu(order = 540, title = "database.integrity", icon = "vaadin:shield")
@RolesAllowed(Permission.MANAGE_DATABASE)
class IntegrityView extends Div implements HasDynamicTitle {
    private static final int POLL_MILLIS = 1_000;
    private static final int NO_POLLING = -1;

    /** By letter and number: M2 before M11. */
    private static final Comparator<Outcome> BY_RULE = Comparator.<Outcome, String>comparing(
                    outcome -> outcome.id().replaceAll("[0-9]", ""))
            .thenComparing(outcome -> outcome.id().replaceAll("[^0-9]", ""), Comparator.comparingInt(String::length))
            .thenComparing(Outcome::id)
            .thenComparing(Outcome::key);

    private final IntegrityRuns runs;
    private final Formats formats;
    private final Button start = new Button(t("database.integrity.start"), click -> start());
    private final Button cancel = new Button(t("database.integrity.cancel"), click -> cancel());
    private final Paragraph state = new Paragraph();
    private final ProgressBar progress = new ProgressBar();
    private final Grid<Outcome> rules = new Grid<>();
    private @Nullable Registration polling;

    IntegrityView(IntegrityRuns runs, Supplier<Formats> formats) {
        this.runs = runs;
        this.formats = formats.get();
        addClassName("list-page");
        setSizeFull();
        start.addThemeVariants(ButtonVariant.PRIMARY);
        PageHeading heading = new PageHeading(t("database.integrity"));
        heading.add(cancel, start);
        state.getElement().setAttribute("role", "status");
        grid();
        add(heading, state, progress, rules);
    }

    private void grid() {
        rules.addThemeVariants(GridVariant.NO_BORDER, GridVariant.WRAP_CELL_CONTENT);
        rules.addClassName("list-grid");
        rules.setAriaLabel(t("database.integrity"));
        rules.setSelectionMode(Grid.SelectionMode.NONE);
        rules.setSizeFull();
        Columns<Outcome> columns = new Columns<>(rules, "database.integrity", formats);
        columns.text("id", Outcome::id).setWidth("4rem").setFlexGrow(0);
        columns.status("state", IntegrityView::state).setWidth("8rem").setFlexGrow(0);
        columns.text("description", RuleTexts::of).setWidth("11.5rem").setFlexGrow(3);
        columns.count("examined", outcome -> outcome.findings().examined())
                .setWidth("6.5rem")
                .setFlexGrow(0);
        columns.count("differences", outcome -> outcome.findings().differences())
                .setWidth("6.5rem")
                .setFlexGrow(0);
        columns.count("took", outcome -> outcome.took().toMillis())
                .setWidth("5.5rem")
                .setFlexGrow(0);
        columns.text("first", outcome -> String.join("\n", names(outcome)))
                .setRenderer(new ComponentRenderer<>(this::offenders))
                .setWidth("12rem")
                .setFlexGrow(2);
        rules.getColumns().forEach(column -> column.setSortable(false));
        rules.setEmptyStateComponent(new EmptyState(t("database.integrity.empty"), null));
    }

    private List<String> names(Outcome outcome) {
        return outcome.findings().first().stream()
                .map(offender -> told(offender.says()))
                .toList();
    }

    private String told(Sentence sentence) {
        return sentence.in(Texts.language(), formats);
    }

    private static Columns.Status state(Outcome outcome) {
        if (!outcome.holds()) {
            return new Columns.Status(t("database.integrity.broken"), Columns.Tone.BAD);
        }
        return outcome.findings().notes().isEmpty()
                ? new Columns.Status(t("database.integrity.holds"), Columns.Tone.GOOD)
                : new Columns.Status(t("database.integrity.partly"), Columns.Tone.WARNING);
    }

    private Component offenders(Outcome outcome) {
        UnorderedList list = new UnorderedList();
        list.addClassName("offenders");
        outcome.findings().first().forEach(offender -> list.add(new ListItem(shown(offender))));
        outcome.findings().notes().forEach(note -> list.add(new ListItem(new Div(told(note)))));
        list.setVisible(list.getComponentCount() > 0);
        return list;
    }

    private Component shown(Offender offender) {
        String name = told(offender.says());
        return offender.page() == null ? new Div(name) : new Anchor(offender.page(), name);
    }

    private void start() {
        runs.start();
        show();
    }

    private void cancel() {
        runs.cancel();
        show();
    }

    /** Asks every second only while a run is under way, so that a forgotten page keeps no session alive. */
    private void show() {
        IntegrityRuns.Run run = runs.last();
        boolean underWay = run != null && run.isUnderWay();
        start.setEnabled(!underWay);
        cancel.setVisible(underWay);
        cancel.setEnabled(underWay && !runs.isStopping());
        progress.setVisible(underWay);
        rules.setItems(
                run == null
                        ? List.of()
                        : run.outcomes().stream().sorted(BY_RULE).toList());
        state.setVisible(run != null);
        if (run != null) {
            progress.setMax(Math.max(1, run.rules()));
            progress.setValue(Math.min(run.outcomes().size(), Math.max(1, run.rules())));
            state.setText(told(run));
        }
        getUI().ifPresent(ui -> ui.setPollInterval(underWay ? POLL_MILLIS : NO_POLLING));
    }

    private String told(IntegrityRuns.Run run) {
        if (run.isUnderWay() && runs.isStopping()) {
            return t("database.integrity.cancelling");
        }
        if (run.isUnderWay()) {
            return t("database.integrity.running", run.outcomes().size(), run.rules(), formats.time(run.started()));
        }
        if (run.end() == IntegrityRuns.End.CANCELLED) {
            return t(
                    "database.integrity.cancelled",
                    formats.time(run.finished()),
                    run.outcomes().size(),
                    run.rules());
        }
        if (!run.isAnswered()) {
            return t("database.integrity.failed", formats.time(run.finished()));
        }
        return run.holds()
                ? t("database.integrity.allHold", formats.time(run.finished()))
                : t("database.integrity.someBroken", formats.time(run.finished()));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        polling = event.getUI().addPollListener(poll -> show());
        show();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        UI ui = event.getUI();
        ui.setPollInterval(NO_POLLING);
        if (polling != null) {
            polling.remove();
            polling = null;
        }
    }

    @Override
    public String getPageTitle() {
        return t("database.integrity");
    }
}

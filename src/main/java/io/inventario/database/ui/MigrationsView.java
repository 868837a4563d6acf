package io.inventario.database.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.inventario.database.Migration;
import io.inventario.database.MigrationFinding;
import io.inventario.database.MigrationPlan;
import io.inventario.database.MigrationService;
import io.inventario.database.Migrations;
import io.inventario.settings.CompanyService;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Formats;
import io.inventario.shared.Permission;
import io.inventario.shared.ui.Columns;
import io.inventario.shared.ui.Confirmation;
import io.inventario.shared.ui.EmptyState;
import io.inventario.shared.ui.Notices;
import io.inventario.shared.ui.PageHeading;
import io.inventario.shared.ui.Texts;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where the schema stands: every module with what has run and what has not, what each migration does, and what is wrong. */
@Route("base-de-datos/migraciones")
@Menu(order = 542, title = "database.migrations", icon = "vaadin:file-tree")
@RolesAllowed(Permission.MANAGE_DATABASE)
class MigrationsView extends Div implements HasDynamicTitle {
    /** After the dialog has closed and tried to give the focus back to what is gone. */
    private static final String READ_ON = "setTimeout(() => this.focus(), 300)";

    private final MigrationService migrations;
    private final CompanyService companies;
    private final Formats formats;
    private final Button preview = new Button(t("database.migrations.previewPending"), click -> preview());
    private final Button apply = new Button(t("database.migrations.apply"), click -> ask());
    private final Paragraph state = new Paragraph();
    private final UnorderedList findings = new UnorderedList();
    private final Grid<ModuleRow> modules = new Grid<>();
    private final Grid<Migration> history = new Grid<>();
    private List<Migration> all = List.of();

    /** Where one module stands. */
    public record ModuleRow(
            String module,
            long applied,
            long pending,
            @Nullable Instant last) {}

    MigrationsView(MigrationService migrations, CompanyService companies) {
        this.migrations = migrations;
        this.companies = companies;
        this.formats = companies.get();
        addClassName("list-page");
        setSizeFull();
        apply.addThemeVariants(ButtonVariant.PRIMARY);
        PageHeading heading = new PageHeading(t("database.migrations"));
        heading.add(preview, apply);
        state.getElement().setAttribute("role", "status").setAttribute("tabindex", "-1");
        findings.addClassName("offenders");
        modules();
        history();
        add(heading, state, findings, modules, new H2(t("database.migrations.history")), history);
        show();
    }

    private void modules() {
        Columns<ModuleRow> columns = columns(modules, "database.migrations");
        columns.text("module", row -> MigrationTexts.module(row.module()))
                .setWidth("9rem")
                .setFlexGrow(1);
        columns.count("applied", ModuleRow::applied).setWidth("6rem").setFlexGrow(0);
        columns.count("pending", ModuleRow::pending).setWidth("6rem").setFlexGrow(0);
        columns.time("last", ModuleRow::last).setWidth("11rem").setFlexGrow(0);
        modules.getColumns().forEach(column -> column.setSortable(false));
        modules.setSelectionMode(Grid.SelectionMode.SINGLE);
        modules.setHeight("16rem");
        modules.addSelectionListener(selection -> showHistory());
    }

    private void history() {
        Columns<Migration> columns = columns(history, "database.migrations");
        columns.text("module", row -> MigrationTexts.module(row.module()))
                .setWidth("7rem")
                .setFlexGrow(1);
        columns.text("name", Migration::name).setWidth("8rem").setFlexGrow(2);
        columns.status("state", MigrationsView::status).setWidth("8rem").setFlexGrow(0);
        columns.time("appliedAt", Migration::appliedAt).setWidth("11rem").setFlexGrow(0);
        history.getColumns().forEach(column -> column.setSortable(false));
        history.setSelectionMode(Grid.SelectionMode.SINGLE);
        history.setEmptyStateComponent(new EmptyState(t("database.migrations.empty"), null));
        history.addSelectionListener(
                selection -> selection.getFirstSelectedItem().ifPresent(this::open));
    }

    private <R> Columns<R> columns(Grid<R> grid, String key) {
        grid.addThemeVariants(GridVariant.NO_BORDER, GridVariant.WRAP_CELL_CONTENT);
        grid.addClassName("list-grid");
        grid.setWidthFull();
        grid.setMinHeight("12rem");
        grid.setAriaLabel(t(grid == history ? "database.migrations.history" : "database.migrations.modules"));
        return new Columns<>(grid, key, formats);
    }

    private void show() {
        MigrationService.Status status = migrations.status();
        all = status.all();
        Map<String, List<Migration>> byModule = all.stream().collect(Collectors.groupingBy(Migration::module));
        modules.setItems(all.stream()
                .map(Migration::module)
                .distinct()
                .map(module -> row(module, Objects.requireNonNull(byModule.get(module))))
                .toList());
        showHistory();
        List<MigrationFinding> trouble =
                status.findings().stream().filter(f -> f.kind().isTrouble()).toList();
        findings.removeAll();
        trouble.forEach(finding -> findings.add(new ListItem(finding.in(Texts.language()))));
        findings.setVisible(!trouble.isEmpty());
        preview.setVisible(status.hasPending());
        apply.setVisible(status.hasPending());
        state.setText(told(status));
    }

    private String told(MigrationService.Status status) {
        long pending =
                all.stream().filter(m -> m.state() == Migration.State.PENDING).count();
        return status.hasPending()
                ? t("database.migrations.somePending", pending)
                : t("database.migrations.upToDate", all.size());
    }

    private static ModuleRow row(String module, List<Migration> own) {
        return new ModuleRow(
                module,
                own.stream().filter(Migration::isApplied).count(),
                own.stream().filter(m -> !m.isApplied()).count(),
                own.stream()
                        .map(Migration::appliedAt)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null));
    }

    /** What ran last comes first, what is pending before it. */
    private void showHistory() {
        String module = modules.asSingleSelect()
                .getOptionalValue()
                .map(ModuleRow::module)
                .orElse(null);
        history.setItems(all.reversed().stream()
                .filter(m -> module == null || m.module().equals(module))
                .toList());
    }

    private static Columns.Status status(Migration migration) {
        String text = t("database.migrations.state." + migration.state());
        return new Columns.Status(
                text,
                switch (migration.state()) {
                    case APPLIED -> Columns.Tone.GOOD;
                    case PENDING -> Columns.Tone.WARNING;
                    case ALTERED, UNKNOWN -> Columns.Tone.BAD;
                });
    }

    private void open(Migration migration) {
        history.deselectAll();
        if (migration.state() == Migration.State.UNKNOWN) {
            Notices.refusal(t("database.migrations.noScript", migration.id()));
            return;
        }
        MigrationService.Script script = migrations.script(migration);
        SqlDialog dialog = new SqlDialog(MigrationTexts.title(migration))
                .with("database.migrations.forward", script.forward())
                .with("database.migrations.back", script.back());
        if (migration.isApplied()) {
            dialog.action(t("database.migrations.backToHere"), () -> showBack(migration, migration.name()));
            dialog.action(t("database.migrations.backToZero"), () -> showBack(migration, Migrations.ZERO));
        }
        dialog.open();
    }

    private void showBack(Migration migration, String id) {
        try {
            MigrationPlan plan = migrations.planBack(migration.module(), id);
            SqlDialog dialog = BackDialog.of(
                    MigrationTexts.backTo(migration, id),
                    plan,
                    migrations.uncovered(plan),
                    companies.terms().name(),
                    formats,
                    losing -> goBack(plan, losing));
            dialog.addOpenedChangeListener(change -> focusAfter(change.isOpened()));
            dialog.open();
        } catch (BusinessException refusal) {
            Notices.refusal(Texts.of(refusal));
        }
    }

    private boolean goBack(MigrationPlan plan, boolean losing) {
        return move(() -> {
            migrations.goBack(plan, losing);
            return t("database.migrations.backDone", plan.steps().size());
        });
    }

    /** What the dialog was opened from is gone with the one before it. */
    private void focusAfter(boolean open) {
        if (!open) {
            history.focus();
        }
    }

    private void preview() {
        new SqlDialog(t("database.migrations.previewPending"))
                .with("database.migrations.forward", migrations.preview())
                .open();
    }

    private void ask() {
        Confirmation.ask(
                t("database.migrations.apply"),
                t("database.migrations.applyConsequence"),
                t("database.migrations.apply"),
                this::apply);
    }

    private void apply() {
        move(() -> t("database.migrations.done", migrations.apply().size()));
    }

    /**
     * The button that was pressed may be gone afterwards: the keyboard goes on at what is told of the state.
     *
     * @param movement answers what has happened
     * @return whether it has
     */
    private boolean move(Supplier<String> movement) {
        boolean done = false;
        try {
            Notices.success(movement.get());
            done = true;
            state.getElement().executeJs(READ_ON);
        } catch (BusinessException refusal) {
            Notices.refusal(Texts.of(refusal));
        }
        show();
        NoticeBar.lookAgain();
        return done;
    }

    @Override
    public String getPageTitle() {
        return t("database.migrations");
    }
}

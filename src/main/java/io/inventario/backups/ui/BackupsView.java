package io.inventario.backups.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.timepicker.TimePicker;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.inventario.backups.Backup;
import io.inventario.backups.BackupJobs;
import io.inventario.backups.BackupScheduleService;
import io.inventario.backups.BackupService;
import io.inventario.backups.FormChoice;
import io.inventario.database.ui.NoticeBar;
import io.inventario.jobs.Jobs;
import io.inventario.jobs.Parameters;
import io.inventario.jobs.ui.JobProgress;
import io.inventario.settings.CompanyService;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Formats;
import io.inventario.shared.Permission;
import io.inventario.shared.ui.Bytes;
import io.inventario.shared.ui.Columns;
import io.inventario.shared.ui.EmptyState;
import io.inventario.shared.ui.Notices;
import io.inventario.shared.ui.PageHeading;
import io.inventario.shared.ui.SheetFacts;
import io.inventario.shared.ui.Texts;
import io.inventario.shared.ui.UnsavedEdits;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;

/** The backups there are, what each is worth, and what can be done with it; nothing is taken in from outside. */
@Route("base-de-datos/copias")
@Menu(order = 543, title = "backups.title", icon = "vaadin:archive")
@RolesAllowed(Permission.MANAGE_DATABASE)
@Uses(ProgressBar.class)
@Uses(TimePicker.class)
class BackupsView extends Div implements BeforeLeaveObserver, HasDynamicTitle {
    private static final Duration DAYS = Duration.ofHours(48);

    private final BackupService backups;
    private final BackupScheduleService schedules;
    private final Jobs jobs;
    private final CompanyService company;
    private final Formats formats;
    private final Clock clock;
    private final Paragraph drill = new Paragraph();
    private final Paragraph form = new Paragraph();
    private final Paragraph off = new Paragraph(t("backups.schedule.off"));
    private final Paragraph bucket = new Paragraph();
    private final Paragraph strays = new Paragraph();
    private final Grid<Backup> list = new Grid<>();
    private final JobProgress progress;
    private final ScheduleForm schedule;

    BackupsView(
            BackupService backups, BackupScheduleService schedules, Jobs jobs, CompanyService company, Clock clock) {
        this.backups = backups;
        this.schedules = schedules;
        this.jobs = jobs;
        this.company = company;
        this.formats = company.get();
        this.clock = clock;
        addClassNames("list-page", "backups-page");
        setSizeFull();
        Button take =
                new Button(t("backups.take"), click -> start(() -> jobs.start(BackupJobs.BACKUP, Parameters.NONE)));
        take.addThemeVariants(ButtonVariant.PRIMARY);
        PageHeading heading = new PageHeading(t("backups.title"));
        heading.add(take);
        drill.getElement().setAttribute("role", "status");
        progress = new JobProgress(
                jobs,
                formats,
                ended -> show(),
                BackupJobs.BACKUP,
                BackupJobs.VERIFY,
                BackupJobs.DRILL,
                BackupJobs.RESTORE);
        schedule = new ScheduleForm(schedules, this::show);
        columns();
        off.addClassName("page-warning");
        bucket.addClassName("page-warning");
        bucket.getElement().setAttribute("role", "alert");
        strays.addClassName("page-warning");
        add(heading, drill, form, off, bucket, strays, progress, list, schedule);
        show();
    }

    private void columns() {
        list.addThemeVariants(GridVariant.NO_BORDER, GridVariant.WRAP_CELL_CONTENT);
        list.addClassName("list-grid");
        list.setWidthFull();
        list.setAllRowsVisible(true);
        list.setAriaLabel(t("backups.title"));
        list.setSelectionMode(Grid.SelectionMode.NONE);
        list.setEmptyStateComponent(new EmptyState(t("backups.empty"), null));
        Columns<Backup> columns = new Columns<>(list, "backups", formats);
        columns.time("takenAt", Backup::takenAt).setWidth("7.5rem").setFlexGrow(1);
        columns.status("verified", this::state).setWidth("8.5rem").setFlexGrow(3);
        columns.text("actions", backup -> "")
                .setRenderer(new ComponentRenderer<>(this::actions))
                .setWidth("7rem")
                .setFlexGrow(4);
        columns.text("age", this::age).setWidth("4.5rem").setFlexGrow(0);
        columns.text("bytes", backup -> Bytes.of(backup.bytes(), formats))
                .setTextAlign(ColumnTextAlign.END)
                .setPartNameGenerator(backup -> "number")
                .setWidth("6rem")
                .setFlexGrow(0);
        columns.text("form", backup -> t("backups.form." + backup.form()))
                .setWidth("7rem")
                .setFlexGrow(0);
        columns.text("place", backup -> t(backup.here() ? "backups.place.folder" : "backups.place.bucket"))
                .setWidth("5rem")
                .setFlexGrow(0);
        list.setItemDetailsRenderer(new ComponentRenderer<>(this::details));
        list.getColumns().forEach(column -> column.setSortable(false));
    }

    /** What seldom matters, below the row that is clicked. */
    private Component details(Backup backup) {
        SheetFacts details = new SheetFacts("backups");
        details.add("name", backup.name());
        details.add("rows", formats.count(backup.rows()));
        details.add("program", backup.program());
        details.add("schema", backup.schema());
        return details;
    }

    private String age(Backup backup) {
        Duration age = Duration.between(backup.takenAt(), clock.instant());
        return age.compareTo(DAYS) < 0 ? t("backups.hours", age.toHours()) : t("backups.days", age.toDays());
    }

    private Columns.Status state(Backup backup) {
        if (!backup.genuine()) {
            return new Columns.Status(t("backups.state.foreign"), Columns.Tone.BAD);
        }
        Instant at = backup.verifiedAt();
        return at == null
                ? new Columns.Status(t("backups.state.unverified"), Columns.Tone.NEUTRAL)
                : new Columns.Status(t("backups.state.verified", formats.time(at)), Columns.Tone.GOOD);
    }

    private Component actions(Backup backup) {
        Button verify = action("backups.verify", backup);
        verify.addClickListener(click -> start(BackupJobs.VERIFY, backup));
        Button restore = action("backups.restore", backup);
        restore.addClickListener(click -> ask(backup));
        verify.setEnabled(backup.genuine());
        restore.setEnabled(backup.genuine());
        Div actions = new Div(verify, restore);
        actions.addClassName("backup-actions");
        if (backup.here()) {
            actions.add(BackupFile.link(backups, backup.name()));
        }
        return actions;
    }

    private static Button action(String key, Backup backup) {
        Button button = new Button(t(key));
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel(t(key) + " " + backup.name());
        return button;
    }

    private void ask(Backup backup) {
        new RestoreDialog(
                        backup.name(),
                        formats.time(backup.takenAt()),
                        company.terms().name(),
                        () -> start(BackupJobs.RESTORE, backup))
                .open();
    }

    /** What is on this disk may be nowhere else; what only the bucket has can be fetched by any instance. */
    private void start(String kind, Backup backup) {
        Parameters named = Parameters.of(BackupJobs.NAME, backup.name());
        start(() -> backup.here() ? jobs.startHere(kind, named) : jobs.start(kind, named));
    }

    private void start(Supplier<UUID> job) {
        try {
            progress.show(job.get());
        } catch (BusinessException refusal) {
            Notices.refusal(Texts.of(refusal));
        }
    }

    private void show() {
        List<Backup> all = new ArrayList<>(backups.list());
        bucket.setText("");
        try {
            all.addAll(backups.elsewhere());
        } catch (BusinessException unreachable) {
            bucket.setText(Texts.of(unreachable));
        }
        list.setItems(all);
        NoticeBar.lookAgain();
        FormChoice choice = backups.choice();
        BusinessException hindrance = choice.hindrance();
        form.setText(
                hindrance == null
                        ? t("backups.form.next." + choice.form())
                        : t("backups.form.next.instead", Texts.of(hindrance)));
        List<String> without = backups.strays();
        strays.setVisible(!without.isEmpty());
        strays.setText(t("backups.strays", without.size(), String.join(", ", without)));
        off.setVisible(!schedules.schedule().isActive());
        drill.setText(all.stream()
                .map(Backup::verifiedAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .map(at -> t("backups.drill.last", formats.time(at)))
                .orElseGet(() -> t("backups.drill.never")));
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        UnsavedEdits.guard(schedule.form(), event, () -> {});
    }

    @Override
    public String getPageTitle() {
        return t("backups.title");
    }
}

package io.inventario.database.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.inventario.database.Doctor;
import io.inventario.database.Finding;
import io.inventario.database.Health;
import io.inventario.database.HealthService;
import io.inventario.database.IntegrityRuns;
import io.inventario.database.TableSummary;
import io.inventario.shared.Formats;
import io.inventario.shared.Permission;
import io.inventario.shared.ui.Bytes;
import io.inventario.shared.ui.Columns;
import io.inventario.shared.ui.PageHeading;
import io.inventario.shared.ui.Texts;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How the installation is doing: figures, what the doctor found with its remedies, slow statements, big tables, idle indexes. */
@Route("base-de-datos/salud")
@Menu(order = 539, title = "database.health", icon = "vaadin:heart")
@RolesAllowed(Permission.MANAGE_DATABASE)
class HealthView extends Div implements HasDynamicTitle {
    private final HealthService service;
    private final Doctor doctor;
    private final IntegrityRuns integrity;
    private final Formats formats;
    private final Paragraph state = new Paragraph();
    private final Div sections = new Div();

    /** One line of the figures, with a word on how good it is. */
    public record Figure(String name, String value, Columns.Tone tone) {}

    HealthView(HealthService service, Doctor doctor, IntegrityRuns integrity, Supplier<Formats> formats) {
        this.service = service;
        this.doctor = doctor;
        this.integrity = integrity;
        this.formats = formats.get();
        addClassName("list-page");
        setSizeFull();
        Button refresh = new Button(t("database.health.refresh"), click -> show());
        refresh.addThemeVariants(ButtonVariant.PRIMARY);
        PageHeading heading = new PageHeading(t("database.health"));
        heading.add(refresh);
        state.getElement().setAttribute("role", "status");
        sections.addClassName("health-sections");
        add(heading, state, sections);
        show();
    }

    private void show() {
        Health health = service.look();
        List<Finding> findings = doctor.examine().stream()
                .sorted(Comparator.comparing(Finding::level).reversed())
                .toList();
        state.setText(t(
                "database.health.found",
                formats.time(Instant.now()),
                count(findings, Finding.Level.BAD),
                count(findings, Finding.Level.WARNING)));
        sections.removeAll();
        sections.add(new H2(t("database.health.figures")), figures(health));
        sections.add(new H2(t("database.health.findings")), findings(findings));
        sections.add(new StatementLists(health, formats));
        sections.add(new H2(t("database.health.biggest")), biggest(health.biggest()));
        if (!health.reads().isEmpty()) {
            sections.add(new H2(t("database.health.reads")), reads(health.reads()));
        }
        if (!health.unused().isEmpty()) {
            UnorderedList unused = new UnorderedList();
            unused.addClassName("offenders");
            health.unused().forEach(index -> unused.add(new ListItem(index)));
            sections.add(new H2(t("database.health.unused")), new Paragraph(t("database.health.unusedNote")), unused);
        }
    }

    private static long count(List<Finding> findings, Finding.Level level) {
        return findings.stream().filter(finding -> finding.level() == level).count();
    }

    private Grid<Figure> figures(Health health) {
        List<Figure> figures = new ArrayList<>();
        Health.Pool pool = health.pool();
        figures.add(figure(
                "pool",
                t(
                        "database.health.poolValue",
                        count(pool.used()),
                        count(pool.size()),
                        count(pool.idle()),
                        count(pool.waiting())),
                pool.waiting() > 0 ? Columns.Tone.WARNING : Columns.Tone.GOOD));
        Health.Server server = health.server();
        if (server != null) {
            int instances = server.instances(pool.size());
            figures.add(figure(
                    "server",
                    t(
                            "database.health.serverValue",
                            count(server.used()),
                            count(server.most()),
                            count(server.reserved()),
                            count(instances),
                            count(pool.size())),
                    instances < 1 ? Columns.Tone.BAD : Columns.Tone.GOOD));
        }
        figures.add(figure("bytes", Bytes.of(health.bytes(), formats), Columns.Tone.NEUTRAL));
        figures.add(figure(
                "migrations",
                t("database.health.migrationsValue", count(health.migrations()), count(health.pending())),
                health.pending() > 0 ? Columns.Tone.WARNING : Columns.Tone.GOOD));
        figures.add(checked());
        queue("jobs", health.jobsOpen(), health.jobsFailed()).ifPresent(figures::add);
        queue("mail", health.mailWaiting(), health.mailFailed()).ifPresent(figures::add);
        figures.add(figure("sessions", count(health.sessions()), Columns.Tone.NEUTRAL));
        Grid<Figure> grid = grid("database.health.figures");
        Columns<Figure> columns = new Columns<>(grid, "database.health", formats);
        columns.text("figure", Figure::name).setWidth("8rem").setFlexGrow(0);
        columns.text("value", Figure::value).setWidth("8.5rem").setFlexGrow(1);
        columns.status("state", figure -> new Columns.Status(t("database.health.tone." + figure.tone()), figure.tone()))
                .setWidth("5.5rem")
                .setFlexGrow(0);
        return filled(grid, figures);
    }

    private Optional<Figure> queue(String name, @Nullable Long open, @Nullable Long failed) {
        return open == null || failed == null
                ? Optional.empty()
                : Optional.of(figure(
                        name,
                        t("database.health.openAndFailed", count(open), count(failed)),
                        failed > 0 ? Columns.Tone.WARNING : Columns.Tone.GOOD));
    }

    private Figure checked() {
        IntegrityRuns.Run run = integrity.last();
        if (run == null || run.isUnderWay() || run.end() == IntegrityRuns.End.CANCELLED) {
            return figure("integrity", t("database.health.unchecked"), Columns.Tone.NEUTRAL);
        }
        if (!run.isAnswered()) {
            return figure("integrity", t("database.integrity.failed", formats.time(run.finished())), Columns.Tone.BAD);
        }
        return run.holds()
                ? figure("integrity", t("database.integrity.allHold", formats.time(run.finished())), Columns.Tone.GOOD)
                : figure(
                        "integrity",
                        t("database.integrity.someBroken", formats.time(run.finished())),
                        Columns.Tone.BAD);
    }

    private static Figure figure(String name, String value, Columns.Tone tone) {
        return new Figure(t("database.health." + name), value, tone);
    }

    private Grid<Finding> findings(List<Finding> findings) {
        Grid<Finding> grid = grid("database.health.findings");
        Columns<Finding> columns = new Columns<>(grid, "database.health", formats);
        columns.status("level", HealthView::level).setWidth("5.5rem").setFlexGrow(0);
        columns.text("finding", finding -> finding.text(Texts.language(), formats))
                .setWidth("8.5rem")
                .setFlexGrow(1);
        columns.text("remedy", finding -> finding.remedy(Texts.language(), formats))
                .setWidth("8.5rem")
                .setFlexGrow(1);
        return filled(grid, findings);
    }

    private static Columns.Status level(Finding finding) {
        Columns.Tone tone = switch (finding.level()) {
            case GOOD -> Columns.Tone.GOOD;
            case WARNING -> Columns.Tone.WARNING;
            case BAD -> Columns.Tone.BAD;
        };
        return new Columns.Status(t("database.health.tone." + tone), tone);
    }

    private Grid<TableSummary> biggest(List<TableSummary> tables) {
        Grid<TableSummary> grid = grid("database.health.biggest");
        Columns<TableSummary> columns = new Columns<>(grid, "database.tables", formats);
        columns.text("name", TableSummary::name).setFlexGrow(1);
        columns.count("rows", TableSummary::rows).setWidth("9rem").setFlexGrow(0);
        columns.text("bytes", table -> Bytes.of(table.bytes(), formats))
                .setWidth("9rem")
                .setFlexGrow(0);
        return filled(grid, tables);
    }

    private Grid<Health.TableReads> reads(List<Health.TableReads> tables) {
        Grid<Health.TableReads> grid = grid("database.health.reads");
        Columns<Health.TableReads> columns = new Columns<>(grid, "database.health", formats);
        columns.text("table", Health.TableReads::table).setWidth("9rem").setFlexGrow(1);
        columns.count("percentByIndex", Health.TableReads::percentByIndex)
                .setWidth("9rem")
                .setFlexGrow(0);
        columns.count("byIndex", Health.TableReads::byIndex).setWidth("9rem").setFlexGrow(0);
        columns.count("through", Health.TableReads::through).setWidth("9rem").setFlexGrow(0);
        columns.count("rowsThrough", Health.TableReads::rowsThrough)
                .setWidth("9rem")
                .setFlexGrow(0);
        return filled(grid, tables);
    }

    private static <R> Grid<R> grid(String key) {
        return SheetGrid.of(key);
    }

    private static <R> Grid<R> filled(Grid<R> grid, List<R> rows) {
        return SheetGrid.filled(grid, rows);
    }

    private String count(long number) {
        return formats.count(number);
    }

    @Override
    public String getPageTitle() {
        return t("database.health");
    }
}

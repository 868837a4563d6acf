package io.inventario.moving.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.inventario.jobs.Jobs;
import io.inventario.jobs.ui.JobProgress;
import io.inventario.moving.MoveService;
import io.inventario.moving.MovingJobs;
import io.inventario.moving.TargetTest;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Formats;
import io.inventario.shared.Permission;
import io.inventario.shared.ui.Confirmation;
import io.inventario.shared.ui.Notices;
import io.inventario.shared.ui.PageHeading;
import io.inventario.shared.ui.Texts;
import jakarta.annotation.security.RolesAllowed;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The way of all data to a PostgreSQL database, step by step: test, copy, compare, set up. */
@Route("base-de-datos/mudanza")
@Menu(order = 544.5, title = "moving.move", icon = "vaadin:truck")
@RolesAllowed(Permission.MANAGE_DATABASE)
@Uses(ProgressBar.class)
class MoveView extends Div implements HasDynamicTitle {
    private final MoveService moves;
    private final PasswordField address = new PasswordField(t("moving.address"));
    private final FindingList findings;
    private final Button copy = new Button(t("moving.move.deed"), click -> ask());
    private final Button clear = new Button(t("moving.move.clear"), click -> askToClear());
    private final JobProgress progress;
    private final ComparisonPanel comparison;
    private @Nullable TargetTest tested;

    MoveView(MoveService moves, Jobs jobs, Supplier<Formats> formats) {
        this.moves = moves;
        this.findings = new FindingList(formats.get());
        this.comparison = new ComparisonPanel(moves, formats.get());
        this.progress = new JobProgress(jobs, formats.get(), ended -> comparison.show(), MovingJobs.MOVE);
        addClassNames("list-page", "moving-page");
        setSizeFull();
        address();
        copy.addThemeVariants(ButtonVariant.PRIMARY);
        clear.addThemeVariants(ButtonVariant.ERROR);
        Div trial = new Div(new Button(t("moving.move.test"), click -> test()), clear);
        trial.addClassName("row-actions");
        add(
                new PageHeading(t("moving.move")),
                new Paragraph(t("moving.move.intro", moves.here())),
                new H2(t("moving.move.where")),
                new Paragraph(t("moving.move.prepare")),
                preparation(),
                address,
                trial,
                findings,
                new H2(t("moving.move.copying")),
                new Paragraph(t("moving.move.warning")),
                new Div(copy),
                progress,
                new H2(t("moving.move.comparing")),
                comparison,
                new H2(t("moving.move.settling")),
                new SettingsPanel(moves));
        show(null);
    }

    private static Pre preparation() {
        Pre statements = new Pre("""
                CREATE USER inventario PASSWORD '…';
                CREATE DATABASE inventario OWNER inventario ENCODING 'UTF8' TEMPLATE template0;""");
        statements.addClassName("sql");
        return statements;
    }

    private void address() {
        address.setPlaceholder("postgres://inventario:…@db.example.com:5432/inventario?sslmode=require");
        address.setHelperText(t("moving.address.help"));
        address.setAutocomplete(Autocomplete.OFF);
        address.setClearButtonVisible(true);
        address.setValueChangeMode(ValueChangeMode.EAGER);
        address.addValueChangeListener(typed -> show(null));
        address.setWidthFull();
        address.setMaxWidth("46rem");
    }

    private void test() {
        address.setInvalid(false);
        try {
            show(moves.test(address.getValue()));
        } catch (BusinessException unusable) {
            address.setErrorMessage(Texts.of(unusable));
            address.setInvalid(true);
        }
    }

    private void show(@Nullable TargetTest test) {
        tested = test;
        findings.show(test);
        copy.setEnabled(test != null && test.mayStart());
        clear.setVisible(test != null && test.leftOver());
        address.setInvalid(false);
    }

    private void ask() {
        TargetTest test = tested;
        if (test != null) {
            Confirmation.ask(
                    t("moving.move.title", test.place()),
                    t("moving.move.consequence"),
                    t("moving.move.deed"),
                    this::start);
        }
    }

    private void start() {
        try {
            progress.show(moves.start(address.getValue()));
            address.clear();
        } catch (BusinessException refusal) {
            Notices.refusal(Texts.of(refusal));
        }
    }

    private void askToClear() {
        TargetTest test = tested;
        if (test != null) {
            Confirmation.ask(
                    t("moving.move.clear.title", test.place()),
                    t("moving.move.clear.consequence"),
                    t("moving.move.clear"),
                    this::clear);
        }
    }

    private void clear() {
        try {
            moves.clear(address.getValue());
            Notices.success(t("moving.move.cleared"));
        } catch (BusinessException refusal) {
            Notices.refusal(Texts.of(refusal));
        }
        test();
    }

    @Override
    public String getPageTitle() {
        return t("moving.move");
    }
}

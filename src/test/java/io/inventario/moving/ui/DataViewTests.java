package io.inventario.moving.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.PollEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import io.inventario.Shop;
import io.inventario.ViewTests;
import io.inventario.jobs.JobRow;
import io.inventario.jobs.JobState;
import io.inventario.jobs.Jobs;
import io.inventario.jobs.ui.JobProgress;
import io.inventario.moving.MovingJobs;
import io.inventario.shared.Messages;
import io.inventario.shared.Permission;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

class DataViewTests extends ViewTests {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    private Shop shop;

    @Autowired
    private Jobs jobs;

    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void dumpIsWrittenInTheBackgroundAndIsStillThereAfterLookingAtAnotherPage() {
        open();
        modules().setValue(Set.of("suppliers"));
        click("Volcar");
        UI.getCurrent().navigate("base-de-datos/tablas");
        JobRow job = ended(MovingJobs.DUMP);
        open();

        assertThat(job.state()).isEqualTo(JobState.DONE);
        Grid<?> files = grid("Archivos para descargar");
        assertThat(files.isVisible()).isTrue();
        assertThat(test(files).getCellText(0, 2)).isEqualTo("Proveedores");
        assertThat(test(files).getCellComponent(0, 1))
                .isInstanceOfSatisfying(
                        Anchor.class, link -> assertThat(link.getText()).isEqualTo("Descargar"));
    }

    @Test
    void filesAreTriedOutReadAndLoadedAfterAQuestion() {
        String name = Shop.unique("Categoría");
        open();
        withoutFilesOfOtherTests("Empezar de nuevo con otros archivos");
        assertThat(button("Probar").isEnabled()).isFalse();
        upload("nuevas.json", category(name, "true"));
        assertThat(files()).containsExactly("nuevas.json");
        click("Probar");
        ended(MovingJobs.TRIAL);

        Grid<?> report = grid("Lo que hace la carga");
        assertThat(test(report).getCellText(0, 0)).isEqualTo("products.category");
        assertThat(test(report).getCellText(0, 1)).isEqualTo("1");
        assertThat(categories(name)).isZero();
        click("Cargar");
        test(find(ConfirmDialog.class).single()).confirm();
        ended(MovingJobs.LOAD);

        assertThat(categories(name)).isEqualTo(1);
        assertThat(button("Probar").isEnabled()).isFalse();
        Grid<?> history = grid("Cargas hechas");
        assertThat(test(history).getCellText(0, 2)).isEqualTo("nuevas.json");
        assertThat(test(history).getCellText(0, 3)).isEqualTo("1");
    }

    @Test
    void oneFileIsTakenOutAndTheOthersStay() {
        open();
        withoutFilesOfOtherTests("Empezar de nuevo con otros archivos");
        upload("primero.json", category(Shop.unique("Categoría"), "true"));
        upload("segundo.json", category(Shop.unique("Categoría"), "true"));
        assertThat(files()).containsExactly("primero.json", "segundo.json");
        click("Probar");
        ended(MovingJobs.TRIAL);

        test(labelled("Quitar primero.json")).click();

        assertThat(files()).containsExactly("segundo.json");
        assertThat(find(Button.class).withText("Cargar").exists()).isFalse();
        test(labelled("Quitar segundo.json")).click();
        assertThat(find(ListItem.class).exists()).isFalse();
        assertThat(button("Probar").isEnabled()).isFalse();
    }

    private List<String> files() {
        return find(ListItem.class).all().stream()
                .map(file -> ((Span) file.getChildren().findFirst().orElseThrow()).getText())
                .toList();
    }

    private Button labelled(String name) {
        return find(Button.class).all().stream()
                .filter(button -> button.getAriaLabel().equals(Optional.of(name)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsWrongIsShownRecordByRecordAndTheFileCanBeReplaced() {
        String name = Shop.unique("Categoría");
        actAs(Locale.ENGLISH, Permission.MANAGE_DATABASE);
        open();
        withoutFilesOfOtherTests("Start over with other files");
        upload("new.json", category(name, "\"perhaps\""));
        click("Try out");
        ended(MovingJobs.TRIAL);

        Grid<?> problems = grid("What cannot be taken over");
        assertThat(problems.isVisible()).isTrue();
        assertThat(test(problems).getCellText(0, 0)).isEqualTo("new.json");
        assertThat(test(problems).getCellText(0, 1)).isEqualTo("1");
        assertThat(test(problems).getCellText(0, 3)).isEqualTo("active");
        assertThat(test(problems).getCellText(0, 4)).isEqualTo("must be true or false");
        assertThat(find(Button.class).withText("Load").exists()).isFalse();
        assertThat(find(JobProgress.class).all()).isEmpty();
        upload("new.json", category(name, "true"));
        click("Try out");
        ended(MovingJobs.TRIAL);
        assertThat(button("Load").isVisible()).isTrue();
        assertThat(find(JobProgress.class).single().getElement().getTextRecursively())
                .contains("It can be loaded");
        click("Start over with other files");
        assertThat(find(JobProgress.class).all()).isEmpty();
        assertThat(find(Button.class).withText("Load").exists()).isFalse();
        assertThat(categories(name)).isZero();
    }

    @Test
    void whoMayNotManageTheDatabaseDoesNotSeeIt() {
        actAs(Messages.SPANISH, Permission.VIEW_AUDIT);
        open();
        assertThat(find(Grid.class).exists()).isFalse();
        assertThat(find(Upload.class).exists()).isFalse();
    }

    private void open() {
        UI.getCurrent().navigate("base-de-datos/datos");
    }

    /** Whoever comes to the page finds the files that were last tried out. */
    private void withoutFilesOfOtherTests(String startOver) {
        if (button(startOver).isEnabled()) {
            click(startOver);
        }
    }

    private void upload(String name, String content) {
        test(find(Upload.class).single()).upload(name, "application/json", content.getBytes(StandardCharsets.UTF_8));
    }

    private static String category(String name, String active) {
        return """
                [{"model": "products.category", "fields": {"path": "%s", "name": "%s", "active": %s, "parent": null}}]""".formatted(name, name, active);
    }

    private long categories(String name) {
        return Objects.requireNonNull(
                jdbc.queryForObject("select count(*) from category where path = ?", Long.class, name));
    }

    @SuppressWarnings("unchecked")
    private CheckboxGroup<String> modules() {
        return find(CheckboxGroup.class).single();
    }

    private Button button(String caption) {
        return find(Button.class).withText(caption).single();
    }

    private Grid<?> grid(String label) {
        return (Grid<?>) find(Grid.class).all().stream()
                .filter(grid -> grid.getAriaLabel().equals(Optional.of(label)))
                .findFirst()
                .orElseThrow();
    }

    private JobRow ended(String kind) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (shop.as(() -> jobs.last(kind)).filter(JobRow::isOpen).isPresent()
                && Instant.now().isBefore(deadline)) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        ComponentUtil.fireEvent(UI.getCurrent(), new PollEvent(UI.getCurrent(), true));
        return shop.as(() -> jobs.last(kind)).orElseThrow();
    }
}

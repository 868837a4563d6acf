package io.inventario.jobs.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.PollEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.router.QueryParameters;
import io.inventario.Shop;
import io.inventario.ViewTests;
import io.inventario.jobs.JobRow;
import io.inventario.jobs.JobState;
import io.inventario.jobs.Jobs;
import io.inventario.jobs.Parameters;
import io.inventario.jobs.TestWork;
import io.inventario.shared.Formats;
import io.inventario.shared.Ids;
import io.inventario.shared.Messages;
import io.inventario.shared.Permission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class JobsViewTests extends ViewTests {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int RESULT = 3;
    private static final int ACTIONS = 2;

    @Autowired
    private Shop shop;

    @Autowired
    private Jobs jobs;

    @Autowired
    private Supplier<Formats> formats;

    @Test
    void runningJobShowsItsBarAndIsCancelledAfterAQuestion() {
        UUID id = start("test.counting", TestWork.counting(10_000, 20, ""));
        until(id, job -> job.done() > 0);
        open(Map.of("tipo", "test.counting", "estado", "RUNNING"));

        assertThat(UI.getCurrent().getPollInterval()).isEqualTo(1_000);
        JobRow row = test(grid()).getRow(0);
        assertThat(row.id()).isEqualTo(id);
        assertThat(bar().getChildren().filter(ProgressBar.class::isInstance)).hasSize(1);
        Button cancel = (Button) test(grid())
                .getCellComponent(0, ACTIONS)
                .getChildren()
                .findFirst()
                .orElseThrow();
        test(cancel).click();
        assertThat(find(ConfirmDialog.class).exists()).isTrue();
        test(find(ConfirmDialog.class).single()).confirm();

        assertThat(until(id, job -> !job.isOpen()).state()).isEqualTo(JobState.CANCELLED);
        poll();
        poll();
        assertThat(UI.getCurrent().getPollInterval()).isEqualTo(-1);
        assertThat(test(grid()).size()).isZero();
    }

    @Test
    void figuresGoOnWithoutTheRowBeingMadeAnew() {
        UUID id = start("test.counting", TestWork.counting(10_000, 20, ""));
        until(id, job -> job.done() > 0);
        open(Map.of("tipo", "test.counting", "estado", "RUNNING"));
        JobBar bar = bar();
        String before = figures(bar);
        long done = until(id, job -> job.done() > 0).done();
        until(id, job -> job.done() > done + 100);

        poll();

        assertThat(figures(bar)).isNotEqualTo(before);
        jobs.cancel(id);
        until(id, job -> !job.isOpen());
    }

    private JobBar bar() {
        return (JobBar) test(grid())
                .getCellComponent(0, RESULT)
                .getChildren()
                .filter(JobBar.class::isInstance)
                .findFirst()
                .orElseThrow();
    }

    private static String figures(JobBar bar) {
        return bar.getChildren()
                .filter(Span.class::isInstance)
                .map(figures -> ((Span) figures).getText())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void endedJobOffersItsFile() {
        UUID id = start("test.writing", Parameters.NONE);
        until(id, job -> !job.isOpen());
        open(Map.of("tipo", "test.writing"));

        assertThat(test(grid()).getCellText(0, 1)).isNotNull();
        Anchor file = (Anchor) test(grid())
                .getCellComponent(0, ACTIONS)
                .getChildren()
                .filter(Anchor.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(file.isVisible()).isTrue();
        assertThat(file.getText()).isEqualTo("Descargar");
        assertThat(UI.getCurrent().getPollInterval()).isEqualTo(-1);
    }

    @Test
    void rowOpensAllThatItsJobTellsUnderItsOwnAddress() {
        UUID id = start("test.counting", TestWork.counting(1, 1, "").with("products", 1200));
        until(id, job -> !job.isOpen());
        open(Map.of("tipo", "test.counting"));

        test(grid()).select(0);

        assertThat(address()).isEqualTo("base-de-datos/trabajos/" + id + "?tipo=test.counting");
        assertThat(panel()).contains("test.counting", "tests", "Terminado", "1 de 1", "Productos", "1.200");
        assertThat(panel()).doesNotContain("pause");
        click("Cerrar");
        assertThat(address()).isEqualTo("base-de-datos/trabajos?tipo=test.counting");
        assertThat(find(JobPanel.class).exists()).isFalse();
    }

    @Test
    void openPanelFollowsItsJobAndCancelsIt() {
        UUID id = start("test.counting", TestWork.counting(10_000, 20, ""));
        until(id, job -> job.done() > 0);
        UI.getCurrent().navigate("base-de-datos/trabajos/" + id);
        assertThat(panel()).contains("En curso", "de 10.000");
        Button cancel = find(Button.class, find(JobPanel.class).single())
                .withText("Cancelar")
                .single();
        poll();
        assertThat(cancel.isAttached() && cancel.isVisible()).isTrue();

        test(cancel).click();
        test(find(ConfirmDialog.class).single()).confirm();
        until(id, job -> !job.isOpen());
        poll();

        assertThat(panel()).contains("Cancelado por");
        assertThat(cancel.isVisible()).isFalse();
    }

    @Test
    void incidentAndFileStandInThePanelInBothLanguages() {
        UUID broken = start("test.failing", Parameters.NONE);
        String incident = until(broken, job -> !job.isOpen()).incident();
        UI.getCurrent().navigate("base-de-datos/trabajos/" + broken);
        assertThat(panel()).contains("Número del error", incident, "Falló");

        UUID written = start("test.writing", Parameters.NONE);
        until(written, job -> !job.isOpen());
        actAs(Locale.ENGLISH, Permission.MANAGE_DATABASE);
        UI.getCurrent().navigate("base-de-datos/trabajos/" + written);
        assertThat(find(Anchor.class, find(JobPanel.class).single()).single().getText())
                .startsWith("Download ");
        assertThat(panel()).contains("Requested", "Started by");
    }

    @Test
    void addressOfAJobThatIsNotThereOrNotTheirsSaysSo() {
        UUID foreign = start("test.failing", Parameters.NONE);
        until(foreign, job -> !job.isOpen());
        actAs(Messages.SPANISH, Permission.MANAGE_DATABASE);
        for (String wrong : List.of(foreign.toString(), Ids.next().toString(), "nada")) {
            UI.getCurrent().navigate("base-de-datos/trabajos/" + wrong);
            assertThat(find(JobPanel.class).exists()).as(wrong).isFalse();
            assertThat(find(Grid.class).exists()).isTrue();
        }
        assertThat(notices()).hasSize(3).allMatch(text -> text.startsWith("Ya no existe"));
    }

    @Test
    void failureReadsInTheOtherLanguageToo() {
        UUID id = start("test.failing", Parameters.of("refused", true));
        until(id, job -> !job.isOpen());
        actAs(Locale.ENGLISH, Permission.MANAGE_DATABASE, Permission.MANAGE_USERS);
        open(Map.of("tipo", "test.failing"));

        assertThat(((Span) test(grid()).getCellComponent(0, RESULT)).getText())
                .startsWith("Documents have been posted already");
    }

    @Test
    void progressOnAnotherPageFindsTheJobAndTellsItsEnd() {
        UUID id = start("test.alone", TestWork.counting(10_000, 20, ""));
        until(id, job -> job.done() > 0);
        List<JobRow> ended = new ArrayList<>();
        JobProgress progress = new JobProgress(jobs, formats.get(), ended::add, "test.alone");
        UI.getCurrent().add(progress);

        assertThat(progress.isVisible()).isTrue();
        assertThat(progress.getElement().getTextRecursively()).contains("test.alone", "de 10.000");
        assertThat(UI.getCurrent().getPollInterval()).isEqualTo(1_000);

        jobs.cancel(id);
        until(id, job -> !job.isOpen());
        poll();

        assertThat(ended).extracting(JobRow::state).containsExactly(JobState.CANCELLED);
        assertThat(progress.getElement().getTextRecursively()).contains("Cancelado");
        assertThat(UI.getCurrent().getPollInterval()).isEqualTo(-1);
    }

    @Test
    void cancelIsTheSameButtonAtEachLookAndItsQuestionGoesWithTheWork() {
        UUID id = start("test.alone", TestWork.counting(10_000, 20, ""));
        until(id, job -> job.done() > 0);
        JobProgress progress = new JobProgress(jobs, formats.get(), job -> {}, "test.alone");
        UI.getCurrent().add(progress);
        Button cancel = find(Button.class).withText("Cancelar").single();
        poll();
        assertThat(find(Button.class).withText("Cancelar").single()).isSameAs(cancel);

        test(cancel).click();
        ConfirmDialog question = find(ConfirmDialog.class).single();
        assertThat(question.getElement().getTextRecursively()).contains("Seguir");
        poll();
        assertThat(question.isOpened()).isTrue();
        shop.as(() -> {
            jobs.cancel(id);
            return id;
        });
        until(id, job -> !job.isOpen());
        poll();
        assertThat(question.isOpened()).isFalse();
        assertThat(cancel.isAttached() && cancel.isVisible()).isFalse();
    }

    @Test
    void progressTakesNoRoomWhileNothingRuns() {
        JobProgress progress = new JobProgress(jobs, formats.get(), job -> {}, "test.writing");
        UI.getCurrent().add(progress);

        assertThat(progress.isVisible()).isFalse();
        assertThat(UI.getCurrent().getPollInterval()).isEqualTo(-1);
    }

    @Test
    void whoMayNotManageTheDatabaseDoesNotSeeIt() {
        actAs(Messages.SPANISH, Permission.VIEW_AUDIT);
        open(Map.of());

        assertThat(find(Grid.class).exists()).isFalse();
    }

    private static String address() {
        return UI.getCurrent().getActiveViewLocation().getPathWithQueryParameters();
    }

    private String panel() {
        return find(JobPanel.class).single().getElement().getTextRecursively();
    }

    private void open(Map<String, String> query) {
        UI.getCurrent().navigate("base-de-datos/trabajos", QueryParameters.simple(query));
    }

    private static void poll() {
        ComponentUtil.fireEvent(UI.getCurrent(), new PollEvent(UI.getCurrent(), true));
    }

    private UUID start(String kind, Parameters parameters) {
        return shop.as(() -> jobs.start(kind, parameters));
    }

    private JobRow until(UUID id, Predicate<JobRow> wanted) {
        Instant deadline = Instant.now().plus(PATIENCE);
        JobRow job = shop.as(() -> jobs.find(id)).orElseThrow();
        while (!wanted.test(job) && Instant.now().isBefore(deadline)) {
            LockSupport.parkNanos(Duration.ofMillis(30).toNanos());
            job = shop.as(() -> jobs.find(id)).orElseThrow();
        }
        assertThat(job).matches(wanted, "as awaited");
        return job;
    }

    @SuppressWarnings("unchecked")
    private Grid<JobRow> grid() {
        return find(Grid.class).single();
    }
}

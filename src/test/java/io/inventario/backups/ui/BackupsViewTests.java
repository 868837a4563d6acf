package io.inventario.backups.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.PollEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import io.inventario.DatabaseTests;
import io.inventario.Shop;
import io.inventario.ViewTests;
import io.inventario.backups.Backup;
import io.inventario.backups.BackupJobs;
import io.inventario.backups.BackupScheduleService;
import io.inventario.backups.BackupService;
import io.inventario.database.ui.NoticeBar;
import io.inventario.dataset.Progress;
import io.inventario.jobs.JobRow;
import io.inventario.jobs.Jobs;
import io.inventario.settings.CompanyService;
import io.inventario.shared.Messages;
import io.inventario.shared.Permission;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionException;

class BackupsViewTests extends ViewTests {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int STATE = 1;
    private static final int ACTIONS = 2;
    private static final int FORM = 5;

    @Autowired
    private Shop shop;

    @Autowired
    private BackupService backups;

    @Autowired
    private BackupScheduleService schedules;

    @Autowired
    private CompanyService company;

    @Autowired
    private Jobs jobs;

    @Autowired
    private JdbcTemplate jdbc;

    @AfterEach
    void forget() {
        jdbc.update("delete from backup_event");
        jdbc.update("delete from backup_schedule");
    }

    @Test
    void backupIsTakenAndVerifiedInTheBackgroundAndShowsUpWithItsState() {
        open();
        int before = test(grid()).size();
        click("Hacer una copia ahora");
        untilEnded(BackupJobs.BACKUP);

        assertThat(test(grid()).size()).isEqualTo(before + 1);
        assertThat(test(grid()).getRow(0).rows()).isPositive();
        assertThat(state()).isEqualTo("Sin verificar");
        assertThat(test(grid()).getCellText(0, FORM)).isEqualTo("Archivo propio");
        assertThat(find(Paragraph.class).all())
                .anyMatch(text -> text.getText().startsWith("Las copias se hacen en el archivo propio del producto")
                        && DatabaseTests.onPostgres() == text.getText().contains("pg_dump"));
        test(action("Verificar")).click();
        untilEnded(BackupJobs.VERIFY);

        assertThat(state()).startsWith("Verificada ");
        assertThat(find(Paragraph.class).all())
                .anyMatch(text -> text.getText().startsWith("Última prueba restaurando: "));
    }

    @Test
    void restoreAsksForTheNameOfTheCompany() {
        Backup backup = taken();
        open();
        test(action("Restaurar")).click();

        Button deed = find(Button.class).withText("Reemplazar todos los datos").single();
        assertThat(deed.isEnabled()).isFalse();
        TextField word = find(TextField.class).all().getLast();
        test(word).setValue("cualquier cosa");
        assertThat(deed.isEnabled()).isFalse();
        test(word).setValue(company.terms().name());
        assertThat(deed.isEnabled()).isTrue();
        test(deed).click();
        untilEnded(BackupJobs.RESTORE);

        JobRow job = shop.as(() -> jobs.last(BackupJobs.RESTORE)).orElseThrow();
        assertThat(job.state()).hasToString("DONE");
        assertThat(jdbc.queryForObject(
                        "select count(*) from audit_row where action = 'backup_restored' and subject_label = ?",
                        Long.class,
                        backup.name()))
                .isEqualTo(1);
    }

    @Test
    void archiveIsOfferedAndItsDownloadIsAudited() {
        Backup backup = taken();
        open();
        Anchor link = (Anchor) test(grid())
                .getCellComponent(0, ACTIONS)
                .getChildren()
                .filter(Anchor.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(link.getText()).isEqualTo("Descargar");
        assertThat(shop.as(() -> backups.file(backup.name()))).isEqualTo(backup.file());
        assertThat(jdbc.queryForObject(
                        "select count(*) from audit_row where action = 'backup_downloaded' and subject_label = ?",
                        Long.class,
                        backup.name()))
                .isEqualTo(1);
    }

    @Test
    void scheduleIsSaved() {
        open();
        assertThat(find(TimePicker.class).single().getValue()).isEqualTo(LocalTime.of(2, 0));
        test(find(TimePicker.class).single()).setValue(LocalTime.of(3, 30));
        test(find(IntegerField.class).single()).setValue(14);
        click("Guardar");

        assertThat(shop.as(schedules::schedule).getBackupTime()).isEqualTo(LocalTime.of(3, 30));
        assertThat(shop.as(schedules::schedule).getKeptDays()).isEqualTo(14);
        assertThat(find(Notification.class).all())
                .anyMatch(notice -> test(notice).getText().contains("Programación"));
    }

    @Test
    void scheduleWithoutDaysIsRefusedInWordsAndOneThatIsOffIsTold() {
        open();
        IntegerField days = find(IntegerField.class).single();
        days.clear();
        click("Guardar");

        assertThat(days.isInvalid()).isTrue();
        assertThat(days.getErrorMessage()).isEqualTo("Falta este dato.");
        test(days).setValue(7);
        assertThat(warnings()).isEmpty();
        test(find(Checkbox.class).single()).click();
        click("Guardar");

        assertThat(warnings()).singleElement().asString().startsWith("Las copias automáticas están apagadas");
    }

    private List<String> warnings() {
        return find(Paragraph.class).all().stream()
                .filter(text -> text.hasClassName("page-warning"))
                .map(Paragraph::getText)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    @Test
    void troubleStandsOnEveryPageAboutTheDatabaseInBothLanguages() {
        jdbc.update("insert into backup_event (kind, happened_at, detail) values ('BACKUP_FAILED', now(), 'full')");
        for (String page :
                List.of("copias", "migraciones", "integridad", "salud", "tablas", "consulta", "trabajos", "correo")) {
            UI.getCurrent().navigate("base-de-datos/" + page);
            assertThat(find(Paragraph.class).all())
                    .extracting(Paragraph::getText)
                    .as(page)
                    .filteredOn(text -> text.startsWith("La última copia de seguridad falló."))
                    .hasSize(1);
        }
        UI.getCurrent().navigate("auditoria");
        assertThat(find(NoticeBar.class).exists()).isFalse();
        actAs(Locale.ENGLISH, Permission.MANAGE_DATABASE);
        open();
        assertThat(find(Paragraph.class).all()).anyMatch(text -> text.getText().equals("The last backup failed. full"));
    }

    @Test
    void whoMayNotManageTheDatabaseDoesNotSeeIt() {
        actAs(Messages.SPANISH, Permission.VIEW_AUDIT);
        open();
        assertThat(find(Grid.class).exists()).isFalse();
    }

    private Backup taken() {
        return shop.as(() -> backups.take(Progress.SILENT));
    }

    private void open() {
        UI.getCurrent().navigate("base-de-datos/copias");
    }

    private String state() {
        return test(grid()).getCellComponent(0, STATE).getElement().getText();
    }

    private Button action(String caption) {
        return (Button) test(grid())
                .getCellComponent(0, ACTIONS)
                .getChildren()
                .filter(child ->
                        child instanceof Button button && button.getText().equals(caption))
                .findFirst()
                .orElseThrow();
    }

    private void untilEnded(String kind) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (isOpen(kind) && Instant.now().isBefore(deadline)) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        ComponentUtil.fireEvent(UI.getCurrent(), new PollEvent(UI.getCurrent(), true));
    }

    /** A restore ends all connections, ours too. */
    private boolean isOpen(String kind) {
        try {
            return shop.as(() -> jobs.last(kind)).filter(JobRow::isOpen).isPresent();
        } catch (DataAccessException | TransactionException swapped) {
            return true;
        }
    }

    @SuppressWarnings("unchecked")
    private Grid<Backup> grid() {
        return find(Grid.class).single();
    }
}

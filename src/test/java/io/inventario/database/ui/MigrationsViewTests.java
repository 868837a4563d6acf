package io.inventario.database.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.textfield.TextField;
import io.inventario.ViewTests;
import io.inventario.database.Migration;
import io.inventario.database.MigrationService;
import io.inventario.settings.CompanyService;
import io.inventario.shared.Messages;
import io.inventario.shared.Permission;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class MigrationsViewTests extends ViewTests {
    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private CompanyService companies;

    @Autowired
    private MigrationService migrations;

    @Test
    void everyModuleIsShownWithWhatItHasApplied() {
        open();

        assertThat(state()).startsWith("La base de datos está al día:");
        assertThat(modules())
                .anyMatch(row -> row.module().equals("products") && row.applied() > 2 && row.pending() == 0);
        assertThat(buttons()).doesNotContain("Aplicar pendientes", "SQL de las pendientes");
    }

    @Test
    void opensAlsoWhenTheTableOfANoticeIsNotThereYet() {
        jdbc.sql("alter table backup_event rename to backup_event_away").update();
        try {
            open();
            assertThat(modules()).isNotEmpty();
            assertThat(find(Paragraph.class).all())
                    .extracting(Paragraph::getText)
                    .anyMatch(text -> text.startsWith("No se pudo consultar lo que hay que decir"));
        } finally {
            jdbc.sql("alter table backup_event_away rename to backup_event").update();
        }
    }

    @Test
    void moduleIsChosenAndTheSqlOfItsMigrationReadBothWays() {
        open();
        int products = modules().stream()
                .map(MigrationsView.ModuleRow::module)
                .toList()
                .indexOf("products");
        test(modulesGrid()).clickRow(products);
        List<Migration> shown = history();
        assertThat(shown).allMatch(m -> m.module().equals("products"));

        test(historyGrid())
                .clickRow(shown.stream().map(Migration::name).toList().indexOf("0005-code"));

        assertThat(find(Pre.class).all())
                .extracting(Pre::getText)
                .anyMatch(sql -> sql.contains("create sequence product_code"))
                .anyMatch(sql -> sql.contains("drop sequence product_code"));
    }

    @Test
    void goingBackIsDoneForWhoTypesTheCompanyAndMayLoseWhatGoes() {
        jdbc.sql("delete from backup_event where kind = 'canary'").update();
        jdbc.sql("insert into backup_event (kind, happened_at, detail) values ('canary', current_timestamp, 'x')")
                .update();
        open();
        test(historyGrid())
                .clickRow(history().stream().map(Migration::id).toList().indexOf("backups-0001-schedule"));
        click("Volver hasta esta…");

        assertThat(items())
                .contains("Copias de seguridad 0002-event")
                .doesNotContain("Copias de seguridad 0001-schedule");
        assertThat(items()).anyMatch(item -> item.matches("backup_event: (1 fila|\\d+ filas)"));
        assertThat(find(Pre.class).all().getLast().getText()).contains("drop table backup_event");
        Button deed = find(Button.class).withText("Volver atrás").single();
        TextField word = find(TextField.class).single();
        assertThat(deed.isEnabled()).isFalse();
        test(word).setValue(companies.terms().name());
        assertThat(deed.isEnabled())
                .as("what no backup holds may be lost only if that is said")
                .isFalse();
        test(find(Checkbox.class).single()).click();
        test(word).setValue("another company");
        assertThat(deed.isEnabled()).isFalse();
        test(word).setValue(companies.terms().name());

        test(deed).click();

        try {
            assertThat(state()).startsWith("Hay 1 migración pendiente");
            assertThat(audited()).isEqualTo("migrated_back");
            assertThat(find(Paragraph.class).all())
                    .extracting(Paragraph::getText)
                    .anyMatch(text -> text.startsWith("Falta 1 migración por aplicar: lo que las necesita"));
            UI.getCurrent().navigate("");
            assertThat(UI.getCurrent().getActiveViewLocation().getPath()).isEqualTo("base-de-datos/migraciones");
            click("Aplicar pendientes");
            test(find(ConfirmDialog.class).single()).confirm();
        } finally {
            migrations.apply();
        }
        assertThat(state()).startsWith("La base de datos está al día:");
        assertThat(audited()).isEqualTo("migrated");
        assertThat(jdbc.sql("select count(*) from backup_event where kind = 'canary'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whereNothingWasAppliedAfterThereIsNothingToDo() {
        open();
        test(historyGrid())
                .clickRow(history().stream().map(Migration::id).toList().indexOf("backups-0002-event"));

        click("Volver hasta esta…");

        assertThat(find(Paragraph.class).all())
                .extracting(Paragraph::getText)
                .contains("No hay nada que deshacer: nada se aplicó después.");
        assertThat(buttons()).doesNotContain("Volver atrás");
    }

    @Test
    void goingBackToZeroUndoesEverythingOfTheModule() {
        actAs(Locale.ENGLISH, Permission.MANAGE_DATABASE);
        open();
        test(historyGrid())
                .clickRow(history().stream().map(Migration::id).toList().indexOf("jobs-0001-job"));

        click("Back to zero…");

        assertThat(items()).contains("Jobs 0003-pick", "Jobs 0002-timing", "Jobs 0001-job");
        assertThat(find(Pre.class).all().getLast().getText()).contains("drop table job;");
    }

    @Test
    void editedAndPendingOnesAreToldInBothLanguages() {
        rename("products-0005-code", "products-0005-codex");
        try {
            open();
            assertThat(find(ListItem.class).all())
                    .extracting(item -> item.getElement().getText())
                    .anyMatch(text -> text.startsWith("products products-0005-codex está aplicada aquí"));
            assertThat(buttons()).contains("SQL de las pendientes");
            assertThat(buttons()).contains("Aplicar pendientes");
            actAs(Locale.ENGLISH, Permission.MANAGE_DATABASE);
            open();
            assertThat(state()).startsWith("1 migration is pending.");
            click("SQL of the pending ones");
            assertThat(find(Pre.class).single().getText()).contains("create sequence product_code");
        } finally {
            rename("products-0005-codex", "products-0005-code");
        }
    }

    @Test
    void whoMayNotManageTheDatabaseDoesNotSeeIt() {
        actAs(Messages.SPANISH, Permission.VIEW_AUDIT);
        open();
        assertThat(find(Grid.class).exists()).isFalse();
    }

    private String audited() {
        return jdbc.sql("select action from audit_row where subject_type = 'Migration' order by at desc limit 1")
                .query(String.class)
                .single();
    }

    private void rename(String id, String other) {
        jdbc.sql("update databasechangelog set id = ? where id = ?")
                .params(other, id)
                .update();
    }

    private void open() {
        UI.getCurrent().navigate("base-de-datos/migraciones");
    }

    private String state() {
        return find(Paragraph.class).withAttribute("role", "status").single().getText();
    }

    private List<String> items() {
        return find(ListItem.class).all().stream().map(ListItem::getText).toList();
    }

    private List<String> buttons() {
        return find(Button.class).all().stream().map(Button::getText).toList();
    }

    @SuppressWarnings("unchecked")
    private Grid<MigrationsView.ModuleRow> modulesGrid() {
        return find(Grid.class).all().getFirst();
    }

    @SuppressWarnings("unchecked")
    private Grid<Migration> historyGrid() {
        return find(Grid.class).all().getLast();
    }

    private List<MigrationsView.ModuleRow> modules() {
        return modulesGrid().getListDataView().getItems().toList();
    }

    private List<Migration> history() {
        return historyGrid().getListDataView().getItems().toList();
    }
}

package io.inventario.moving.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.PollEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import io.inventario.Shop;
import io.inventario.TestPostgres;
import io.inventario.ViewTests;
import io.inventario.jobs.JobRow;
import io.inventario.jobs.Jobs;
import io.inventario.moving.MovingJobs;
import io.inventario.shared.Messages;
import io.inventario.shared.Permission;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class MoveViewTests extends ViewTests {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Autowired
    private Shop shop;

    @Autowired
    private Jobs jobs;

    @Test
    void whatKeepsTheDataFromMovingIsShownWithItsRemedy() {
        open();
        assertThat(button("Copiar todo").isEnabled()).isFalse();
        click("Probar la conexión");
        assertThat(address().getErrorMessage()).isEqualTo("Escriba la dirección de la base de datos nueva.");
        type(TestPostgres.freshUrl().replaceFirst(":secret-of-[^@]*", ":wrong"));
        click("Probar la conexión");

        assertThat(test(grid("Lo que mostró la prueba")).getCellText(0, 1))
                .isEqualTo("Usuario o contraseña incorrectos");
        assertThat(button("Copiar todo").isEnabled()).isFalse();
        actAs(Locale.ENGLISH, Permission.MANAGE_DATABASE);
        open();
        type(TestPostgres.freshUrl() + "_missing");
        click("Test the connection");
        assertThat(test(grid("What the test has shown")).getCellText(0, 1))
                .isEqualTo("There is no database of that name on the server");
    }

    @Test
    void everythingIsCopiedAndBothSidesStandBesideEachOther() {
        shop.sell(Shop.line(shop.stocked("10", 3, "4"), 1));
        open();
        type(TestPostgres.freshUrl());
        click("Probar la conexión");
        assertThat(texts()).contains("Los datos se pueden copiar allá.");
        click("Copiar todo");
        test(find(ConfirmDialog.class).single()).confirm();
        assertThat(address().getValue()).isEmpty();
        ended();

        assertThat(texts()).contains("es igual hasta el último byte", "Aquí no se ha registrado nada desde la copia.");
        assertThat(find(Anchor.class)
                        .withText("Descargar el informe de la copia")
                        .exists())
                .isTrue();
        Grid<?> lines = grid("Ambos lados");
        for (int row = 0; row < test(lines).size(); row++) {
            assertThat(test(lines).getCellText(row, 2)).isEqualTo(test(lines).getCellText(row, 3));
        }
        shop.sell(Shop.line(shop.stocked("10", 3, "4"), 1));
        click("Mirar de nuevo");
        assertThat(texts()).contains("NO ESTÁ EN LA COPIA", "Venta: 1 registro");
    }

    @Test
    void keyIsShownOnlyAfterAQuestion() {
        String key = System.getProperty("SECRET_KEY");
        open();
        assertThat(find(NativeTableCell.class).all())
                .noneMatch(cell -> cell.getText().contains(key))
                .anyMatch(cell -> cell.getText().equals("BACKUP_DIR"));
        click("Mostrar SECRET_KEY");
        test(find(ConfirmDialog.class).single()).confirm();

        assertThat(find(TextField.class).single().getValue()).isEqualTo(key);
    }

    @Test
    void whoMayNotManageTheDatabaseDoesNotSeeIt() {
        actAs(Messages.SPANISH, Permission.VIEW_AUDIT);
        open();
        assertThat(find(PasswordField.class).exists()).isFalse();
    }

    private void open() {
        UI.getCurrent().navigate("base-de-datos/mudanza");
    }

    private void type(String value) {
        test(address()).setValue(value);
    }

    private PasswordField address() {
        return find(PasswordField.class).single();
    }

    private Button button(String caption) {
        return find(Button.class).withText(caption).single();
    }

    private String texts() {
        return String.join(
                "\n",
                find(Paragraph.class).all().stream().map(Paragraph::getText).toList());
    }

    private Grid<?> grid(String label) {
        return (Grid<?>) find(Grid.class).all().stream()
                .filter(grid -> grid.getAriaLabel().equals(Optional.of(label)))
                .findFirst()
                .orElseThrow();
    }

    private void ended() {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (shop.as(() -> jobs.last(MovingJobs.MOVE)).filter(JobRow::isOpen).isPresent()
                && Instant.now().isBefore(deadline)) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        ComponentUtil.fireEvent(UI.getCurrent(), new PollEvent(UI.getCurrent(), true));
    }
}

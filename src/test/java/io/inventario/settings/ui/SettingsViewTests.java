package io.inventario.settings.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.textfield.TextField;
import io.inventario.Shop;
import io.inventario.ViewTests;
import io.inventario.settings.Company;
import io.inventario.settings.CompanyService;
import io.inventario.settings.TaxRate;
import io.inventario.shared.Actor;
import io.inventario.shared.Messages;
import io.inventario.shared.Permission;
import io.inventario.shared.ui.FormPanel;
import io.inventario.shared.ui.PercentField;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

class SettingsViewTests extends ViewTests {
    @Autowired
    private Shop shop;

    @Autowired
    private CompanyService company;

    @Autowired
    private JdbcTemplate jdbc;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void everySectionOpens() {
        for (String section : List.of("empresa", "impuestos", "formas-de-pago", "cajas", "numeracion", "ubicaciones")) {
            open(section);
            assertThat(find(FormPanel.class).exists() || find(Grid.class).exists())
                    .isTrue();
        }
    }

    @Test
    void changeOfTheCompanyIsAudited() {
        open("empresa");
        text("Teléfono").setValue(mark);
        click("Guardar");

        assertThat(Actor.asProgram("test", company::company).getPhone()).isEqualTo(mark);
        assertThat(jdbc.queryForList(
                        "select after from audit_row where subject_type = 'Company' and after like ?",
                        String.class,
                        "%" + mark + "%"))
                .containsExactly("{\"phone\":\"" + mark + "\"}");
    }

    @Test
    void currencyInUseIsRefusedAtItsField() {
        shop.stocked("1", 1, "1");
        open("empresa");
        @SuppressWarnings("unchecked")
        ComboBox<String> currency = find(ComboBox.class).withLabel("Moneda").single();
        currency.setValue("USD");
        click("Guardar");

        assertThat(currency.getErrorMessage()).startsWith("La moneda ya no se puede cambiar");
        Company stored = Actor.asProgram("test", company::company);
        assertThat(stored.getCurrency()).isEqualTo("COP");
    }

    @Test
    void taxGetsAPercentageFromADayOn() {
        open("impuestos");
        click("Nuevo impuesto");
        text("Código").setValue(mark);
        text("Nombre").setValue("Nuevo");
        find(PercentField.class).single().type("101");
        click("Guardar");
        assertThat(shop.settings.taxRate(mark)).isEmpty();
        find(PercentField.class).single().type("8");
        click("Guardar");

        TaxRate stored = shop.settings.taxRate(mark).orElseThrow();
        assertThat(stored.percentOn(LocalDate.now().plusDays(2))).isEqualByComparingTo(BigDecimal.valueOf(8));
    }

    @Test
    void newSeriesStartsAtOneAndCountsFromThere() {
        open("numeracion");
        click("Nueva numeración");
        text("Código").setValue("Z" + mark); // after the others, so that it numbers nothing in other tests
        text("Prefijo").setValue("Z" + mark + "-");
        click("Guardar");

        assertThat(jdbc.queryForObject(
                        "select next_number from number_counter c join number_series s on s.id = c.series_id where s.code = ?",
                        Long.class,
                        "Z" + mark))
                .isEqualTo(1);
    }

    @Test
    void takenRegisterCodeIsRefusedAtItsField() {
        open("cajas");
        click("Nueva caja");
        text("Código").setValue("CAJA1");
        text("Nombre").setValue("Otra");
        click("Guardar");

        assertThat(text("Código").getErrorMessage()).isEqualTo("Ya hay una caja con ese código.");
    }

    @Test
    void whoDoesNotManageSettingsCannotOpenThem() {
        actAs(Messages.SPANISH, Permission.VIEW_PRODUCTS);

        UI.getCurrent().navigate("configuracion");

        assertThat(find(FormPanel.class).exists()).isFalse();
    }

    private void open(String section) {
        UI.getCurrent().navigate("configuracion/" + section);
        roundTrip();
    }

    private TextField text(String label) {
        return find(TextField.class).withLabel(label).single();
    }
}

package io.inventario.suppliers.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import io.inventario.ViewTests;
import io.inventario.shared.Actor;
import io.inventario.shared.Messages;
import io.inventario.shared.Permission;
import io.inventario.shared.ui.FormPanel;
import io.inventario.suppliers.Supplier;
import io.inventario.suppliers.SupplierRow;
import io.inventario.suppliers.SupplierService;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SuppliersViewTests extends ViewTests {
    @Autowired
    private SupplierService suppliers;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void searchFiltersTheListAndCountsIt() {
        save("Uno " + mark);
        save("Dos " + mark);
        save("Otro");
        open("proveedores");

        search(mark);

        assertThat(names()).containsExactly("Dos " + mark, "Uno " + mark);
        assertThat(find(Div.class).withClassName("list-footer").single().getText())
                .isEqualTo("2 filas");
    }

    @Test
    void filterOrderAndRowComeFromTheAddress() {
        Supplier first = save("Uno " + mark);
        save("Dos " + mark);

        open("proveedores/" + first.getId() + "?q=" + mark + "&orden=-name&estado=todos");

        assertThat(names()).containsExactly("Uno " + mark, "Dos " + mark);
        assertThat(text("Empresa").getValue()).isEqualTo("Uno " + mark);
    }

    @Test
    void rowOpensItsFormUnderItsOwnAddress() {
        Supplier supplier = save("Uno " + mark);
        open("proveedores?q=" + mark);

        test(grid()).select(0);

        assertThat(UI.getCurrent().getActiveViewLocation().getPathWithQueryParameters())
                .isEqualTo("proveedores/" + supplier.getId() + "?q=" + mark);
        assertThat(text("Empresa").getValue()).isEqualTo("Uno " + mark);
    }

    @Test
    void editIsSavedWithTheKeyboardAndSaysSo() {
        Supplier supplier = save("Uno " + mark);
        open("proveedores/" + supplier.getId());

        test(text("Teléfono")).setValue("300 1");
        find(FormPanel.class).single().save();

        assertThat(stored(supplier).getPhone()).isEqualTo("300 1");
        assertThat(notices()).containsExactly("Se guardó " + supplier.label() + ".");
    }

    @Test
    void newSupplierGetsACodeAndItsAddress() {
        open("proveedores/nuevo");

        test(text("Empresa")).setValue("  Nueva " + mark + "  ");
        click("Guardar");

        assertThat(text("Código").getValue()).startsWith("P");
        assertThat(text("Empresa").getValue()).isEqualTo("Nueva " + mark);
        assertThat(UI.getCurrent().getActiveViewLocation().getPath()).doesNotEndWith("nuevo");
    }

    @Test
    void mistakesAreShownAtTheirFieldInBothLanguages() {
        open("proveedores/nuevo");
        mistakes("Código");
        assertThat(text("Empresa").getErrorMessage()).isEqualTo("Falta este dato.");
        assertThat(text("Código").getErrorMessage()).isEqualTo("Como máximo 20 caracteres.");
        assertThat(email().getErrorMessage()).isEqualTo("No es una dirección de correo.");

        actAs(Locale.ENGLISH, Permission.VIEW_SUPPLIERS, Permission.EDIT_SUPPLIERS);
        open("proveedores/nuevo");
        mistakes("Code");
        assertThat(text("Company").getErrorMessage()).isEqualTo("This is required.");
        assertThat(text("Code").getErrorMessage()).isEqualTo("At most 20 characters.");
        assertThat(email().getErrorMessage()).isEqualTo("This is not an e-mail address.");
    }

    private void mistakes(String code) {
        test(email()).setValue("nobody");
        test(text(code)).setValue("x".repeat(21));
        find(FormPanel.class).single().save();
    }

    @Test
    void refusedNewSupplierCanBeCorrectedAndSaved() {
        Supplier taken = save("Uno " + mark);
        open("proveedores/nuevo");
        text("Empresa").setValue("Dos " + mark);
        text("Código").setValue(taken.getCode());
        click("Guardar");
        assertThat(text("Código").getErrorMessage()).isEqualTo("Otro proveedor ya tiene ese código.");

        text("Código").setValue("");
        click("Guardar");

        assertThat(notices()).last().asString().startsWith("Se guardó");
    }

    @Test
    void whoeverSavesSecondSeesBothVersionsAndPutsTheirsOnTop() {
        Supplier supplier = conflict();

        assertThat(find(NativeTableHeaderCell.class).all().stream().map(cell -> cell.getText()))
                .contains("Teléfono", "Contacto");
        assertThat(find(NativeTableCell.class).all().stream().map(cell -> cell.getText()))
                .contains("mine", "theirs", "Ana");
        assertThat(stored(supplier).getPhone()).isEqualTo("theirs");
        click("Poner lo mío encima");

        assertThat(stored(supplier).getPhone()).isEqualTo("mine");
        assertThat(stored(supplier).getContactName()).isEqualTo("Ana");
    }

    @Test
    void whoeverSavesSecondMayTakeWhatIsStored() {
        Supplier supplier = conflict();

        click("Tomar lo guardado");

        assertThat(text("Teléfono").getValue()).isEqualTo("theirs");
        assertThat(find(Dialog.class).exists()).isFalse();
        assertThat(stored(supplier).getPhone()).isEqualTo("theirs");
    }

    @Test
    void closingTheComparisonKeepsWhatWasTyped() {
        conflict();

        click("Volver al formulario");

        assertThat(text("Teléfono").getValue()).isEqualTo("mine");
        assertThat(find(FormPanel.class).single().isDirty()).isTrue();
    }

    private Supplier conflict() {
        Supplier supplier = save("Uno " + mark);
        open("proveedores/" + supplier.getId());
        text("Teléfono").setValue("mine");
        Supplier theirs = stored(supplier);
        theirs.setPhone("theirs");
        theirs.setContactName("Ana");
        Actor.asProgram("other", () -> suppliers.save(theirs));
        click("Guardar");
        return supplier;
    }

    @Test
    void leavingWithUnsavedEditsAsksFirst() {
        Supplier first = save("Uno " + mark);
        Supplier second = save("Dos " + mark);
        open("proveedores/" + first.getId() + "?q=" + mark);
        text("Teléfono").setValue("unsaved");

        UI.getCurrent().navigate("proveedores/" + second.getId());
        assertThat(text("Empresa").getValue()).isEqualTo("Uno " + mark);
        test(find(ConfirmDialog.class).single()).confirm();

        assertThat(text("Empresa").getValue()).isEqualTo("Dos " + mark);
        assertThat(stored(first).getPhone()).isNull();
    }

    @Test
    void deletionNamesTheThingAndAsksFirst() {
        Supplier supplier = save("Uno " + mark);
        open("proveedores/" + supplier.getId());

        click("Eliminar");
        assertThat(stored(supplier)).isNotNull();
        assertThat(find(ConfirmDialog.class).single().getElement().getProperty("header"))
                .isEqualTo("¿Eliminar " + supplier.label() + "?");
        test(find(ConfirmDialog.class).single()).confirm();

        assertThat(Actor.asProgram("test", () -> suppliers.find(supplier.getId())))
                .isEmpty();
    }

    @Test
    void sellerCannotOpenTheList() {
        actAs(Messages.SPANISH, Permission.POST_SALE, Permission.VIEW_CUSTOMERS);

        UI.getCurrent().navigate("proveedores");

        assertThat(find(Grid.class).exists()).isFalse();
    }

    @Test
    void viewerReadsButCannotEdit() {
        Supplier supplier = save("Uno " + mark);
        actAs(Messages.SPANISH, Permission.VIEW_SUPPLIERS);

        open("proveedores/" + supplier.getId());

        assertThat(text("Empresa").isReadOnly()).isTrue();
        assertThat(find(Button.class).withText("Guardar").exists()).isFalse();
        assertThat(find(Button.class).withText("Eliminar").exists()).isFalse();
        open("proveedores/nuevo");
        assertThat(find(FormPanel.class).exists()).isFalse();
    }

    @Test
    void emptyAnswerOffersToClearTheFilters() {
        save("Uno " + mark);
        open("proveedores?q=nobody-" + mark);

        assertThat(names()).isEmpty();
        ((Button) find(Grid.class)
                        .single()
                        .getEmptyStateComponent()
                        .getChildren()
                        .toList()
                        .get(1))
                .click();

        assertThat(names()).isNotEmpty();
    }

    private void open(String address) {
        UI.getCurrent()
                .navigate(
                        address.split("\\?")[0],
                        QueryParameters.fromString(address.contains("?") ? address.split("\\?")[1] : ""));
        roundTrip();
    }

    private void search(String words) {
        test(find(TextField.class).withPlaceholder("Buscar").single()).setValue(words);
        roundTrip();
    }

    @SuppressWarnings("unchecked")
    private Grid<SupplierRow> grid() {
        return find(Grid.class).single();
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < test(grid()).size(); i++) {
            names.add(test(grid()).getRow(i).name());
        }
        return names;
    }

    private TextField text(String label) {
        return find(TextField.class).withLabel(label).single();
    }

    private EmailField email() {
        return find(EmailField.class).single();
    }

    private Supplier save(String name) {
        Supplier supplier = new Supplier();
        supplier.setName(name);
        return Actor.asProgram("test", () -> suppliers.save(supplier));
    }

    private Supplier stored(Supplier supplier) {
        return Actor.asProgram("test", () -> suppliers.find(supplier.getId())).orElseThrow();
    }
}

package io.inventario.products.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBoxBase;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.inventario.Shop;
import io.inventario.ViewTests;
import io.inventario.products.Barcode;
import io.inventario.products.Category;
import io.inventario.products.Product;
import io.inventario.shared.Actor;
import io.inventario.shared.Messages;
import io.inventario.shared.Money;
import io.inventario.shared.Permission;
import io.inventario.shared.Quantity;
import io.inventario.shared.ui.FormPanel;
import io.inventario.shared.ui.MoneyField;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ProductsViewTests extends ViewTests {
    @Autowired
    private Shop shop;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void newProductIsCreatedThroughTheForm() {
        open("nuevo");
        text("Nombre").setValue("Café " + mark);
        find(MoneyField.class).single().type("1.234,50");
        barcodes().setValue("77" + mark + "\n88" + mark + " x 12\n");
        click("Guardar");

        Product stored = stored(text("Código").getValue());
        assertThat(stored.getName()).isEqualTo("Café " + mark);
        assertThat(stored.getSalePrice()).isEqualTo(Money.of("1234.5"));
        assertThat(stored.isPriceIncludesTax()).isTrue();
        assertThat(stored.getBarcodes())
                .containsExactlyInAnyOrder(new Barcode("77" + mark), new Barcode("88" + mark, Quantity.of(12)));
        assertThat(notices()).containsExactly("Se guardó " + stored.label() + ".");
    }

    @Test
    void mistakesAreShownAtTheirFieldInBothLanguages() {
        open("nuevo");
        mistakes("Código");
        assertThat(text("Nombre").getErrorMessage()).isEqualTo("Falta este dato.");
        assertThat(text("Código").getErrorMessage()).isEqualTo("Como máximo 40 caracteres.");
        assertThat(find(MoneyField.class).single().getErrorMessage()).isEqualTo("No puede ser menor que cero.");
        assertThat(barcodes().getErrorMessage()).startsWith("«not a barcode» no se entiende.");

        actAs(Locale.ENGLISH, Permission.VIEW_PRODUCTS, Permission.EDIT_PRODUCTS);
        open("nuevo");
        mistakes("Code");
        assertThat(text("Name").getErrorMessage()).isEqualTo("This is required.");
        assertThat(text("Code").getErrorMessage()).isEqualTo("At most 40 characters.");
        assertThat(find(MoneyField.class).single().getErrorMessage()).isEqualTo("Can't be less than zero.");
        assertThat(barcodes().getErrorMessage()).startsWith("“not a barcode” can't be read.");
    }

    private void mistakes(String code) {
        text(code).setValue("x".repeat(41));
        find(MoneyField.class).single().type("-1");
        barcodes().setValue("not a barcode");
        find(FormPanel.class).single().save();
    }

    @Test
    void absurdPriceIsRefusedAtItsField() {
        open("nuevo");
        text("Nombre").setValue("Caro " + mark);
        find(MoneyField.class).single().type("1000000000");
        click("Guardar");

        assertThat(find(MoneyField.class).single().getErrorMessage()).contains("demasiado alto");
    }

    @Test
    void takenBarcodeNamesTheOtherProduct() {
        Product owner = shop.product("1", product -> product.setBarcodes(List.of(new Barcode(mark))));
        Product other = shop.product("1");
        open(other.getId().toString());
        barcodes().setValue(mark);
        click("Guardar");

        assertThat(barcodes().isInvalid()).isTrue();
        assertThat(barcodes().getErrorMessage()).contains(mark, owner.label());

        barcodes().setValue(mark + "1");
        click("Guardar");
        assertThat(stored(other.getCode()).getBarcodes()).containsExactly(new Barcode(mark + "1"));
    }

    @Test
    void whoeverSavesSecondSeesBothVersions() {
        Product product = shop.product("1");
        open(product.getId().toString());
        text("Marca").setValue("mine");
        Product theirs = stored(product.getCode());
        theirs.setBrand("theirs");
        Actor.asProgram("other", () -> shop.products.save(theirs));
        click("Guardar");

        assertThat(find(NativeTableCell.class).all().stream().map(cell -> cell.getText()))
                .contains("mine", "theirs");
        click("Poner lo mío encima");
        assertThat(stored(product.getCode()).getBrand()).isEqualTo("mine");
    }

    @Test
    void categoryIsAddedInPlaceOnceConfirmed() {
        open("nuevo");
        CategoryField category = find(CategoryField.class).single();
        ComponentUtil.fireEvent(
                category, new ComboBoxBase.CustomValueSetEvent<>(category, true, "Bebidas " + mark + " / Jugos"));
        test(find(ConfirmDialog.class).single()).confirm();

        assertThat(category.getValue().getPath()).isEqualTo("Bebidas " + mark + " / Jugos");
        assertThat(category.getValue().getParent())
                .extracting(Category::getPath)
                .isEqualTo("Bebidas " + mark);
    }

    @Test
    void whoMayNotEditReadsOnly() {
        Product product = shop.product("1");
        actAs(Messages.SPANISH, Permission.VIEW_PRODUCTS);

        open(product.getId().toString());

        assertThat(text("Nombre").isReadOnly()).isTrue();
        assertThat(barcodes().isReadOnly()).isTrue();
        assertThat(find(Checkbox.class).all()).allMatch(Checkbox::isReadOnly);
        assertThat(find(Button.class).withText("Guardar").exists()).isFalse();
        open("nuevo");
        assertThat(find(FormPanel.class).exists()).isFalse();
    }

    private void open(String product) {
        UI.getCurrent().navigate("productos/" + product);
        roundTrip();
    }

    private TextField text(String label) {
        return find(TextField.class).withLabel(label).single();
    }

    private TextArea barcodes() {
        return find(TextArea.class).all().getFirst();
    }

    private Product stored(String code) {
        return Actor.asProgram(
                "test",
                () -> shop.products
                        .byCode(code)
                        .flatMap(product -> shop.products.find(product.getId()))
                        .orElseThrow());
    }
}

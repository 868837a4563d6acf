package io.inventario.purchases.ui;

import static io.inventario.Shop.bought;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBoxBase;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import io.inventario.Shop;
import io.inventario.ViewTests;
import io.inventario.documents.Posted;
import io.inventario.products.Product;
import io.inventario.purchases.ReceiptDetails;
import io.inventario.purchases.ReceiptFilter;
import io.inventario.purchases.ReceiptRow;
import io.inventario.purchases.ReceivePurchase;
import io.inventario.purchases.ReverseReceipt;
import io.inventario.settings.CompanyService;
import io.inventario.shared.Ids;
import io.inventario.shared.Messages;
import io.inventario.shared.Money;
import io.inventario.shared.Permission;
import io.inventario.shared.Quantity;
import io.inventario.shared.ui.UnitCostField;
import io.inventario.suppliers.Supplier;
import io.inventario.suppliers.SupplierChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;

class PurchasesViewTests extends ViewTests {
    @Autowired
    private Shop shop;

    @Autowired
    private CompanyService company;

    @Test
    void totalsAreTheSumOfTheRowsAndReversedOnesAreShownWhenAskedFor() {
        Supplier supplier = shop.supplier();
        Posted receipt = shop.buy(supplier, bought(shop.product("10"), 5, "3"));
        Posted reversed = shop.buy(supplier, bought(shop.product("10"), 7, "3"));
        reverse(reversed);

        open("compras", "proveedor=" + supplier.getId());
        assertThat(rows()).extracting(ReceiptRow::id).containsExactly(receipt.id());
        assertThat(footer("total")).isEqualTo(company.get().amount(Money.of(15)));

        open("compras", "proveedor=" + supplier.getId() + "&estado=revertidas");
        assertThat(rows()).extracting(ReceiptRow::id).containsExactly(reversed.id());

        open("compras", "proveedor=" + supplier.getId() + "&estado=todas");
        assertThat(rows()).hasSize(2);
    }

    @Test
    void wordsAndDaysInTheAddressFilterTheList() {
        Supplier supplier = shop.supplier();
        Posted receipt = shop.buy(supplier, bought(shop.product("10"), 5, "3"));

        open("compras", "q=" + receipt.label());
        assertThat(rows()).extracting(ReceiptRow::id).containsExactly(receipt.id());
        open("compras", "q=" + supplier.getName().replace(' ', '+'));
        assertThat(rows()).extracting(ReceiptRow::id).containsExactly(receipt.id());
        open("compras", "q=" + receipt.label() + "&hasta=2001-01-01");
        assertThat(rows()).isEmpty();
        open("compras", "q=" + receipt.label() + "&desde=nonsense&proveedor=rubbish");
        assertThat(rows()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "label",
                "businessDate",
                "-postedAt",
                "supplier",
                "supplierReference",
                "dueDate",
                "net",
                "-tax",
                "-total,label"
            })
    void everyColumnSorts(String order) {
        Posted receipt = shop.buy(shop.supplier(), bought(shop.product("10"), 5, "3"));
        open("compras", "orden=" + order + "&q=" + receipt.label());
        assertThat(rows()).hasSize(1);
    }

    @Test
    void aReceiptIsEnteredWithAProductThatExistsAndOneThatIsNew() {
        Supplier supplier = shop.supplier();
        Product product = shop.product("10");
        UI.getCurrent().navigate("compras/nueva");
        roundTrip();
        find(SupplierChoice.class).single().setValue(supplier.getId());
        scan(product.getCode());
        find(UnitCostField.class).single().type("4");

        String name = Shop.unique("Brand new");
        scan(name);
        assertThat(find(TextField.class, find(Dialog.class).single())
                        .withLabel("Nombre")
                        .single()
                        .getValue())
                .isEqualTo(name);
        click("Crear y agregar");
        find(UnitCostField.class).all().get(1).type("6");
        roundTrip();
        assertThat(find(Div.class).withClassName("receiving-totals").single().getText())
                .contains(company.get().money(Money.of(10)));
        click("Registrar compra");

        ReceiptRow row = shop.as(() -> shop.purchases.list(
                        new ReceiptFilter(supplier.getName(), null, null, null, null),
                        PageRequest.of(0, 2, Sort.by("id"))))
                .getFirst();
        ReceiptDetails details = shop.as(() -> shop.purchases.find(row.id())).orElseThrow();
        assertThat(details.lines()).extracting(ReceiptDetails.Line::name).containsExactly(product.getName(), name);
        assertThat(shop.onHand(product)).isEqualTo(Quantity.of(1));
        assertThat(find(H1.class).single().getText()).isEqualTo("Compra " + details.label());
    }

    @Test
    void whatIsMissingIsSaidAtItsField() {
        UI.getCurrent().navigate("compras/nueva");
        roundTrip();
        click("Registrar compra");
        assertThat(find(SupplierChoice.class).single().isInvalid()).isTrue();

        find(SupplierChoice.class).single().setValue(shop.supplier().getId());
        click("Registrar compra");
        assertThat(notices()).contains("Agregue al menos un producto.");

        scan(shop.product("10").getCode());
        click("Registrar compra");
        assertThat(find(UnitCostField.class).single().getErrorMessage()).isEqualTo("Escriba el costo de una unidad.");

        scan(shop.product("10", each -> each.setService(true)).getCode());
        assertThat(notices()).anyMatch(text -> text.contains("es un servicio"));
    }

    @Test
    void theSameInvoiceAgainIsWorthAWord() {
        Supplier supplier = shop.supplier();
        Posted receipt = shop.as(() -> shop.purchases.receive(new ReceivePurchase(
                Ids.next(), null, supplier.getId(), null, "FV-12", List.of(bought(shop.product("10"), 5, "3")), null)));
        UI.getCurrent().navigate("compras/nueva");
        roundTrip();
        find(SupplierChoice.class).single().setValue(supplier.getId());
        TextField reference =
                find(TextField.class).withLabel("Factura del proveedor").single();
        reference.setValue("FV-1");
        assertThat(reference.getHelperText()).isNullOrEmpty();
        reference.setValue("fv-12");
        assertThat(reference.getHelperText()).contains(receipt.label());
    }

    @Test
    void reversingAsksForAReasonAndLinksBothWays() {
        Posted receipt = shop.buy(shop.supplier(), bought(shop.product("10"), 5, "3"));
        open("compras/" + receipt.id(), "");
        click("Revertir");
        Dialog dialog = find(Dialog.class).single();
        Button reverse = find(Button.class, dialog).withText("Revertir").single();
        test(reverse).click();
        assertThat(find(TextArea.class).single().isInvalid()).isTrue();
        find(TextArea.class).single().setValue("typed twice");
        test(reverse).click();
        roundTrip();

        ReceiptDetails details =
                shop.as(() -> shop.purchases.find(receipt.id())).orElseThrow();
        String reversal = Objects.requireNonNull(details.reversal()).label();
        assertThat(find(Div.class)
                        .withClassName("sheet-notice")
                        .single()
                        .getElement()
                        .getTextRecursively())
                .contains("typed twice")
                .contains(reversal);
        assertThat(find(Button.class).withText("Revertir").exists()).isFalse();

        open("compras/" + details.reversal().document().getId(), "");
        assertThat(find(H1.class).single().getText()).isEqualTo("Reversión " + reversal);
        assertThat(find(Anchor.class).all()).anyMatch(anchor -> anchor.getText().equals(receipt.label()));
        assertThat(find(ListItem.class).single().getText()).contains("registrada por");
    }

    @Test
    void whoMayNotSeeCostsSeesNone() {
        Posted receipt = shop.buy(shop.supplier(), bought(shop.product("10"), 5, "3"));
        actAs(Locale.ENGLISH, Permission.VIEW_PURCHASES, Permission.VIEW_SUPPLIERS);

        open("compras", "q=" + receipt.label());
        assertThat(rows().getFirst().total()).isNull();
        assertThat(grid().getColumns()).extracting(Grid.Column::getKey).doesNotContain("net", "tax", "total");
        assertThat(find(Button.class).withText("New purchase").exists()).isFalse();

        open("compras/" + receipt.id(), "");
        assertThat(terms()).contains("Supplier").doesNotContain("Net", "Total");
        assertThat(find(Button.class).withText("Reverse").exists()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000-0000-0000-0000-000000000000", "rubbish"})
    void unknownReceiptIsNotFound(String id) {
        actAs(Messages.SPANISH, Permission.VIEW_PURCHASES);
        open("compras/" + id, "");
        assertThat(find(ReceiptView.class).exists()).isFalse();
    }

    private void scan(String text) {
        ProductFinder finder = find(ProductFinder.class).single();
        ComponentUtil.fireEvent(finder, new ComboBoxBase.CustomValueSetEvent<>(finder, true, text));
        roundTrip();
    }

    private void reverse(Posted receipt) {
        shop.as(() -> shop.purchases.reverse(new ReverseReceipt(Ids.next(), receipt.id(), "typed twice")));
    }

    private void open(String path, String parameters) {
        UI.getCurrent().navigate(path, QueryParameters.fromString(parameters));
        roundTrip();
    }

    @SuppressWarnings("unchecked")
    private Grid<ReceiptRow> grid() {
        return find(Grid.class).single();
    }

    private List<ReceiptRow> rows() {
        List<ReceiptRow> rows = new ArrayList<>();
        for (int i = 0; i < test(grid()).size(); i++) {
            rows.add(test(grid()).getRow(i));
        }
        return rows;
    }

    private String footer(String column) {
        return grid().getFooterRows()
                .getFirst()
                .getCell(grid().getColumnByKey(column))
                .getText();
    }

    private List<String> terms() {
        return find(DescriptionList.Term.class).all().stream()
                .map(DescriptionList.Term::getText)
                .toList();
    }
}

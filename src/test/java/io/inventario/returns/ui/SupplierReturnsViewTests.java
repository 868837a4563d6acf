package io.inventario.returns.ui;

import static io.inventario.Shop.bought;
import static io.inventario.Shop.line;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import io.inventario.Shop;
import io.inventario.ViewTests;
import io.inventario.documents.Posted;
import io.inventario.products.Product;
import io.inventario.returns.SupplierReturnRow;
import io.inventario.shared.Messages;
import io.inventario.shared.Money;
import io.inventario.shared.Permission;
import io.inventario.shared.Quantity;
import io.inventario.shared.ui.QuantityField;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class SupplierReturnsViewTests extends ViewTests {
    @Autowired
    private Shop shop;

    @Test
    void goodsGoBackFromTheReceiptsPageOnceAndAreLinkedBothWays() {
        Product product = shop.product("100");
        Posted receipt = shop.buy(shop.supplier(), bought(product, 10, "50"));
        open("compras/" + receipt.id(), "");
        click("Devolver al proveedor");
        assertThat(find(H1.class).single().getText()).startsWith("Devolver de la recepción " + receipt.label());
        find(QuantityField.class).single().type("4");
        find(TextField.class).withCaption("Motivo").single().setValue("golpeados");
        Button post = find(Button.class).withText("Registrar devolución").single();
        post.click();
        post.click();

        assertThat(shop.onHand(product)).isEqualTo(Quantity.of(6));
        assertThat(find(H1.class).single().getText()).startsWith("Devolución a proveedor DP-");
        assertThat(hrefs()).contains("compras/" + receipt.id());
        open("compras/" + receipt.id(), "");
        String back = hrefs().stream()
                .filter(href -> href.startsWith("devoluciones-a-proveedor/"))
                .findFirst()
                .orElseThrow();
        open("devoluciones-a-proveedor", "q=" + receipt.label());
        assertThat(back).isEqualTo("devoluciones-a-proveedor/" + row().id());
        assertThat(row().net()).isEqualTo(Money.of(200));
    }

    @Test
    void r5RefusalStandsOnThePageAndNothingIsPosted() {
        Product product = shop.product("100");
        Posted receipt = shop.buy(shop.supplier(), bought(product, 3, "50"));
        shop.sell(line(product, 2));
        open("devoluciones-a-proveedor/nueva/" + receipt.id(), "");
        find(QuantityField.class).single().type("2");
        click("Registrar devolución");
        assertThat(refusal()).contains("1");
        find(QuantityField.class).single().type("0");
        click("Registrar devolución");
        assertThat(refusal()).isNotBlank();
        assertThat(shop.onHand(product)).isEqualTo(Quantity.of(1));
    }

    @Test
    void whenNothingIsLeftThePageSaysSo() {
        Product product = shop.product("100");
        Posted receipt = shop.buy(shop.supplier(), bought(product, 1, "50"));
        sendBack(receipt, "1");
        open("devoluciones-a-proveedor/nueva/" + receipt.id(), "");
        assertThat(find(Paragraph.class).single().getText()).contains("no queda nada");
        open("compras/" + receipt.id(), "");
        assertThat(find(Button.class).withText("Devolver al proveedor").exists())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"label", "businessDate", "postedAt", "receiptLabel", "supplier", "net", "-tax", "-total,label"})
    void everyColumnSorts(String order) {
        Posted receipt = shop.buy(shop.supplier(), bought(shop.product("70"), 3, "50"));
        sendBack(receipt, "1");
        open("devoluciones-a-proveedor", "orden=" + order + "&q=" + receipt.label());
        assertThat(row().receiptLabel()).isEqualTo(receipt.label());
    }

    @Test
    void whoMayNotSeeCostsIsSentNone() {
        Posted receipt = shop.buy(shop.supplier(), bought(shop.product("70"), 3, "98765.43"));
        sendBack(receipt, "1");
        actAs(Messages.SPANISH, Permission.VIEW_PURCHASES);
        open("devoluciones-a-proveedor", "q=" + receipt.label());
        assertThat(row().total()).isNull();
        assertThat(grid().getColumnByKey("total")).isNull();
        open("devoluciones-a-proveedor/" + row().id(), "");
        assertThat(find(Div.class).withClassName("sheet").single().getElement().getTextRecursively())
                .doesNotContain("98.765")
                .doesNotContain("Subtotal");
    }

    @Test
    void whoMayNotSendGoodsBackSeesNoButtonAndNoPage() {
        Posted receipt = shop.buy(shop.supplier(), bought(shop.product("70"), 3, "50"));
        actAs(Messages.SPANISH, Permission.VIEW_PURCHASES);
        open("compras/" + receipt.id(), "");
        assertThat(find(Button.class).withText("Devolver al proveedor").exists())
                .isFalse();
        open("devoluciones-a-proveedor/nueva/" + receipt.id(), "");
        assertThat(find(NewSupplierReturnView.class).exists()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000-0000-0000-0000-000000000000", "rubbish", "nueva/rubbish"})
    void unknownReturnIsNotFound(String id) {
        open("devoluciones-a-proveedor/" + id, "");
        assertThat(find(SupplierReturnView.class).exists()).isFalse();
        assertThat(find(NewSupplierReturnView.class).exists()).isFalse();
    }

    private void sendBack(Posted receipt, String quantity) {
        open("devoluciones-a-proveedor/nueva/" + receipt.id(), "");
        find(QuantityField.class).single().type(quantity);
        click("Registrar devolución");
    }

    private String refusal() {
        return find(Div.class).withClassName("payment-refusal").single().getText();
    }

    private List<String> hrefs() {
        return find(Anchor.class).all().stream().map(Anchor::getHref).toList();
    }

    private SupplierReturnRow row() {
        return test(grid()).getRow(0);
    }

    @SuppressWarnings("unchecked") // the page's only grid
    private Grid<SupplierReturnRow> grid() {
        return find(Grid.class).single();
    }

    private void open(String path, String parameters) {
        UI.getCurrent().navigate(path, QueryParameters.fromString(parameters));
        roundTrip();
    }
}

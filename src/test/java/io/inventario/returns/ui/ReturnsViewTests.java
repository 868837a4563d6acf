package io.inventario.returns.ui;

import static io.inventario.Shop.line;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.QueryParameters;
import io.inventario.Shop;
import io.inventario.ViewTests;
import io.inventario.documents.Posted;
import io.inventario.products.Product;
import io.inventario.returns.ReturnRow;
import io.inventario.shared.Messages;
import io.inventario.shared.Money;
import io.inventario.shared.Permission;
import io.inventario.shared.Quantity;
import io.inventario.shared.ui.MoneyField;
import io.inventario.shared.ui.QuantityField;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class ReturnsViewTests extends ViewTests {
    @Autowired
    private Shop shop;

    @Test
    void goodsAreTakenBackFromTheSalesPageAndLinkedBothWays() {
        Product product = shop.stocked("100", 9, "40");
        Posted sale = shop.sell(line(product, 3));
        open("ventas/" + sale.id(), "");
        click("Devolver");
        assertThat(find(H1.class).single().getText()).isEqualTo("Devolver de la venta " + sale.label());
        QuantityField quantity = find(QuantityField.class).single();
        quantity.type("2");
        assertThat(find(MoneyField.class).all().getFirst().getValue()).isEqualTo(Money.of(200));
        Button post = find(Button.class).withText("Registrar devolución").single();
        post.click();
        post.click();

        assertThat(shop.onHand(product)).isEqualTo(Quantity.of(8));
        assertThat(find(H1.class).single().getText()).startsWith("Devolución D-");
        assertThat(hrefs()).contains("ventas/" + sale.id());
        open("ventas/" + sale.id(), "");
        String back = hrefs().stream()
                .filter(href -> href.startsWith("devoluciones/"))
                .findFirst()
                .orElseThrow();
        open("devoluciones", "q=" + sale.label());
        ReturnRow row = row();
        assertThat(back).isEqualTo("devoluciones/" + row.id());
        assertThat(row.total()).isEqualTo(Money.of(200));
    }

    @Test
    void refusalStandsOnThePageAndNothingIsPosted() {
        Product product = shop.stocked("100", 9, "40");
        Posted sale = shop.sell(line(product, 1));
        open("devoluciones/nueva/" + sale.id(), "");
        find(QuantityField.class).single().type("2");
        click("Registrar devolución");
        assertThat(find(Div.class).withClassName("payment-refusal").single().getText())
                .contains("quedan 1 por devolver");
        assertThat(shop.onHand(product)).isEqualTo(Quantity.of(8));
    }

    @Test
    void r3MoreThanATenderPaidGoesBackByItOnlyAfterAQuestion() {
        Product product = shop.stocked("100", 9, "40");
        Posted sale = shop.sell(line(product, 2));
        open("devoluciones/nueva/" + sale.id(), "");
        find(QuantityField.class).single().type("2");
        find(MoneyField.class).withLabel("Efectivo").single().type("50");
        find(MoneyField.class).withLabel("Tarjeta").single().type("150");
        click("Registrar devolución");

        ConfirmDialog question = find(ConfirmDialog.class).single();
        assertThat(shop.onHand(product)).isEqualTo(Quantity.of(7));
        test(question).confirm();
        assertThat(shop.onHand(product)).isEqualTo(Quantity.of(9));
    }

    @Test
    void whenNothingIsLeftThePageSaysSo() {
        Product product = shop.stocked("100", 9, "40");
        Posted sale = shop.sell(line(product, 1));
        open("devoluciones/nueva/" + sale.id(), "");
        find(QuantityField.class).single().type("1");
        click("Registrar devolución");
        open("devoluciones/nueva/" + sale.id(), "");
        assertThat(find(Paragraph.class).single().getText()).contains("no queda nada");
        open("ventas/" + sale.id(), "");
        assertThat(find(Button.class).withText("Devolver").exists()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"label", "businessDate", "postedAt", "saleLabel", "customer", "net", "-tax", "-total,label"})
    void everyColumnSorts(String order) {
        Posted sale = shop.sell(line(shop.stocked("70", 9, "40"), 1));
        open("devoluciones/nueva/" + sale.id(), "");
        find(QuantityField.class).single().type("1");
        click("Registrar devolución");
        open("devoluciones", "orden=" + order + "&q=" + sale.label());
        assertThat(row().saleLabel()).isEqualTo(sale.label());
    }

    @Test
    void whoMayNotTakeGoodsBackSeesNoButton() {
        Posted sale = shop.sell(line(shop.stocked("100", 9, "40"), 2));
        actAs(Messages.SPANISH, Permission.VIEW_SALES, Permission.VIEW_RETURNS);
        open("ventas/" + sale.id(), "");
        assertThat(find(Button.class).withText("Devolver").exists()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000-0000-0000-0000-000000000000", "rubbish", "nueva/rubbish"})
    void unknownReturnIsNotFound(String id) {
        open("devoluciones/" + id, "");
        assertThat(find(ReturnView.class).exists()).isFalse();
        assertThat(find(NewReturnView.class).exists()).isFalse();
    }

    private List<String> hrefs() {
        return find(Anchor.class).all().stream().map(Anchor::getHref).toList();
    }

    @SuppressWarnings("unchecked") // the page's only grid
    private ReturnRow row() {
        Grid<ReturnRow> grid = find(Grid.class).single();
        return test(grid).getRow(0);
    }

    private void open(String path, String parameters) {
        UI.getCurrent().navigate(path, QueryParameters.fromString(parameters));
        roundTrip();
    }
}

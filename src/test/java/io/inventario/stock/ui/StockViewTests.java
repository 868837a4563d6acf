package io.inventario.stock.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.QueryParameters;
import io.inventario.Shop;
import io.inventario.ViewTests;
import io.inventario.products.Product;
import io.inventario.shared.Messages;
import io.inventario.shared.Permission;
import io.inventario.shared.Quantity;
import io.inventario.shared.ui.QuantityField;
import io.inventario.shared.ui.UnitCostField;
import io.inventario.stock.MovementRow;
import io.inventario.stock.StockAdjustment;
import io.inventario.stock.StockRow;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class StockViewTests extends ViewTests {
    private static final int DOCUMENT = 5;

    @Autowired
    private Shop shop;

    @Test
    void listShowsStockAndValue() {
        Product product = shop.stocked("10", 5, "2");
        list(product);

        assertThat(this.<StockRow>row(0).quantity()).isEqualTo(Quantity.of(5));
        assertThat(keys()).contains("averageCost", "amount");
    }

    @Test
    void productThatNeverMovedHasNone() {
        Product product = shop.product("10", each -> each.setMinStock(Quantity.of(3)));
        list(product);

        assertThat(this.<StockRow>row(0).quantity()).isEqualTo(Quantity.ZERO);
        UI.getCurrent().navigate("inventario", QueryParameters.fromString("q=" + product.getCode() + "&bajo=si"));
        roundTrip();
        assertThat(test(grid()).size()).isEqualTo(1);
    }

    @Test
    void everyColumnSorts() {
        shop.stocked("10", 5, "2");
        for (String key :
                List.of("code", "name", "category", "quantity", "unit", "minStock", "averageCost", "amount")) {
            UI.getCurrent().navigate("inventario", QueryParameters.fromString("orden=-" + key));
            roundTrip();
            assertThat(test(grid()).size()).isPositive();
        }
    }

    @Test
    void sellerSeesNoCostAnywhere() {
        Product product = shop.stocked("10", 5, "2");
        actAs(Messages.SPANISH, Permission.VIEW_PRODUCTS, Permission.VIEW_STOCK);

        list(product);
        assertThat(keys()).doesNotContain("averageCost", "amount");
        StockRow row = row(0);
        assertThat(row.averageCost()).isNull();
        assertThat(row.amount()).isNull();

        card(product);
        assertThat(keys()).doesNotContain("unitCost", "cost", "value");
        MovementRow movement = row(0);
        assertThat(movement.cost()).isNull();
        assertThat(movement.productValueAfter()).isNull();
        assertThat(figures()).doesNotContain("Costo promedio", "Valor");
        assertThat(find(Button.class).withText("Ajustar existencia").exists()).isFalse();

        UI.getCurrent().navigate("productos/" + product.getId());
        roundTrip();
        assertThat(figures()).contains("Existencia").doesNotContain("Costo promedio");
    }

    @Test
    void adjustmentThroughTheDialogShowsInTheCard() {
        Product product = shop.product("10");
        card(product);
        click("Ajustar existencia");
        assertThat(reason()).isEqualTo(StockAdjustment.Reason.OPENING);
        find(QuantityField.class).single().type("8");
        find(UnitCostField.class).single().type("2,5");
        click("Registrar");

        assertThat(find(Dialog.class).exists()).isFalse();
        MovementRow movement = row(0);
        assertThat(movement.quantity()).isEqualTo(Quantity.of(8));
        assertThat(movement.unitCost()).isEqualByComparingTo("2.5");
        assertThat(figures()).contains("8 u");
        assertThat(notices()).containsExactly("Se registró " + movement.documentLabel() + ".");

        click("Ajustar existencia");
        assertThat(reason()).isEqualTo(StockAdjustment.Reason.COUNT);
    }

    @Test
    void goodsWithoutAnAverageCostAreNotTakenInWithoutSayingWhatTheyCost() {
        Product product = shop.product("10");
        card(product);
        click("Ajustar existencia");
        find(QuantityField.class).single().type("8");
        click("Registrar");

        UnitCostField cost = find(UnitCostField.class).single();
        assertThat(cost.getErrorMessage()).contains("cuánto costó una unidad");
        assertThat(shop.onHand(product)).isEqualTo(Quantity.ZERO);

        cost.type("0");
        click("Registrar");
        assertThat(shop.onHand(product)).isEqualTo(Quantity.of(8));
    }

    @Test
    void refusalStandsInTheDialogAndNothingIsPosted() {
        Product product = shop.stocked("10", 5, "2");
        card(product);
        click("Ajustar existencia");
        QuantityField quantity = find(QuantityField.class).single();
        quantity.type("-6");
        assertThat(find(UnitCostField.class).exists()).isFalse();
        click("Registrar");

        assertThat(quantity.getErrorMessage()).contains("solo hay 5");
        assertThat(shop.onHand(product)).isEqualTo(Quantity.of(5));
    }

    @Test
    void clickingTwicePostsOnce() {
        Product product = shop.product("10");
        card(product);
        click("Ajustar existencia");
        find(QuantityField.class).single().type("3");
        find(UnitCostField.class).single().type("2");
        Button post = find(Button.class).withText("Registrar").single();
        post.click();
        post.click();

        assertThat(shop.onHand(product)).isEqualTo(Quantity.of(3));
        assertThat(notices()).hasSize(1);
    }

    @Test
    void saleInTheCardLeadsToTheSale() {
        Product product = shop.stocked("10", 5, "2");
        shop.sell(Shop.line(product, 1));
        card(product);

        assertThat(test(grid()).getCellComponent(0, DOCUMENT)).isInstanceOf(Anchor.class);
        assertThat(test(grid()).getCellComponent(1, DOCUMENT)).isNotInstanceOf(Anchor.class);
    }

    @Test
    void openingStockIsPostedFromTheProductsPage() {
        Product product = shop.product("10");
        UI.getCurrent().navigate("productos/" + product.getId());
        roundTrip();
        click("Registrar existencia inicial");
        find(Dialog.class).single();
        find(QuantityField.class).all().getLast().type("4");
        find(UnitCostField.class).all().getLast().type("2");
        click("Registrar");

        assertThat(shop.onHand(product)).isEqualTo(Quantity.of(4));
        assertThat(figures()).contains("4 u");
    }

    private void list(Product product) {
        UI.getCurrent().navigate("inventario", QueryParameters.fromString("q=" + product.getCode()));
        roundTrip();
    }

    private void card(Product product) {
        UI.getCurrent().navigate("inventario/" + product.getId());
        roundTrip();
    }

    private List<String> figures() {
        return find(DescriptionList.Term.class).all().stream()
                .flatMap(term -> Stream.of(
                        term.getText(),
                        term.getElement().getParent().getChild(1).getText()))
                .toList();
    }

    private Object reason() {
        return find(Select.class).all().getLast().getValue();
    }

    private Grid<?> grid() {
        return find(Grid.class).single();
    }

    @SuppressWarnings("unchecked")
    private <R> R row(int index) {
        return (R) test(grid()).getRow(index);
    }

    private List<String> keys() {
        return grid().getColumns().stream().map(column -> column.getKey()).toList();
    }
}

package io.inventario.stock.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.QueryParameters;
import io.inventario.Shop;
import io.inventario.ViewTests;
import io.inventario.products.Product;
import io.inventario.products.ProductFilter;
import io.inventario.products.ProductRow;
import io.inventario.shared.Ids;
import io.inventario.shared.Quantity;
import io.inventario.shared.ui.QuantityField;
import io.inventario.stock.Location;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.Pageable;

class TransfersViewTests extends ViewTests {
    @Autowired
    private Shop shop;

    @Test
    @SuppressWarnings("unchecked") // the dialog's only combo box
    void transferIsEnteredAndShownWhereThereAreTwoPlaces() {
        Location depot = new Location();
        depot.setCode("Z" + Ids.next().toString().substring(0, 17));
        depot.setName(Shop.unique("Depot"));
        Location stored = shop.as(() -> shop.stock.save(depot));
        try {
            Product product = shop.stocked("10", 5, "2");
            open("inventario");
            assertThat(find(Anchor.class).withText("Traslados").exists()).isTrue();
            open("traslados");
            test(find(Button.class).withText("Nuevo traslado").all().getFirst()).click();
            ProductRow row = shop.as(() ->
                            shop.products.list(new ProductFilter(product.getCode(), null, true), Pageable.ofSize(1)))
                    .getFirst();
            ComboBox<ProductRow> box = find(ComboBox.class).single();
            box.setValue(row);
            QuantityField quantity = find(QuantityField.class).single();
            quantity.type("9");
            click("Registrar");
            assertThat(find(TransferDialog.class).exists()).isTrue();
            quantity.type("3");
            click("Registrar");

            assertThat(find(H1.class).single().getText()).startsWith("Traslado T-");
            assertThat(shop.onHand(product)).isEqualTo(Quantity.of(5));
            for (String key : List.of("label", "businessDate", "postedAt", "from", "to", "postedBy", "note")) {
                UI.getCurrent().navigate("traslados", QueryParameters.fromString("orden=-" + key));
                roundTrip();
                assertThat(test(find(Grid.class).single()).size()).isPositive();
            }
        } finally {
            stored.setActive(false);
            shop.as(() -> shop.stock.save(stored));
        }
        open("inventario");
        assertThat(find(Anchor.class).withText("Traslados").exists()).isFalse();
        open("traslados");
        assertThat(find(Button.class).withText("Nuevo traslado").exists()).isFalse();
    }

    private void open(String path) {
        UI.getCurrent().navigate(path);
        roundTrip();
    }
}

package io.inventario.sales.ui;

import static io.inventario.Shop.line;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.QueryParameters;
import io.inventario.Shop;
import io.inventario.ViewTests;
import io.inventario.documents.Posted;
import io.inventario.products.Product;
import io.inventario.sales.SaleRow;
import io.inventario.settings.CompanyService;
import io.inventario.shared.Messages;
import io.inventario.shared.Money;
import io.inventario.shared.Permission;
import io.inventario.shared.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class SalesViewTests extends ViewTests {
    @Autowired
    private Shop shop;

    @Autowired
    private CompanyService company;

    @Test
    void totalsAreTheSumOfTheRowsAndTheNewestComesFirst() {
        Product product = shop.stocked("70", 9, "40");
        shop.sell(line(product, 1));
        Posted newest = shop.sell(line(product, 2));
        open("ventas", "");

        List<SaleRow> rows = rows();

        List<SaleRow> posted = rows.stream().filter(row -> !row.isVoid()).toList();
        assertThat(rows.getFirst().id()).isEqualTo(newest.id());
        assertThat(footer("total")).isEqualTo(company.get().amount(Money.sum(posted, SaleRow::total)));
        assertThat(footer("net")).isEqualTo(company.get().amount(Money.sum(posted, SaleRow::net)));
        assertThat(find(Div.class).withClassName("list-footer").single().getText())
                .isEqualTo(Messages.text(
                        Messages.SPANISH,
                        "shared.list.rows",
                        rows.size(),
                        company.get().count(rows.size())));
    }

    @Test
    void numberAndDatesInTheAddressFilterTheList() {
        Posted sale = shop.sell(line(shop.stocked("70", 9, "40"), 1));
        open("ventas", "q=" + sale.label());
        assertThat(rows()).extracting(SaleRow::id).containsExactly(sale.id());

        open("ventas", "q=" + sale.label() + "&hasta=2001-01-01");
        assertThat(rows()).isEmpty();

        open("ventas", "q=" + sale.label() + "&desde=2001-01-01&hasta=nonsense");
        assertThat(rows()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"label", "businessDate", "postedAt", "customer", "seller", "net", "-tax", "state", "-total,label"
            })
    void everyColumnSorts(String order) {
        Posted sale = shop.sell(line(shop.stocked("70", 9, "40"), 1));
        open("ventas", "orden=" + order + "&q=" + sale.label());
        assertThat(rows()).hasSize(1);
    }

    @Test
    void managerSeesCostAndMarginAndWhoDidIt() {
        Posted sale = shop.sell(line(shop.stocked("100", 9, "40"), 2));

        open("ventas/" + sale.id(), "");

        assertThat(find(H1.class).single().getText()).isEqualTo("Venta " + sale.label());
        assertThat(terms()).contains("Costo", "Ganancia bruta");
        assertThat(find(ListItem.class).single().getText()).contains("registrada por tests");
    }

    @Test
    void sellerSeesNeitherCostNorMargin() {
        Posted sale = shop.sell(line(shop.stocked("100", 9, "40"), 2));
        actAs(Locale.ENGLISH, Permission.VIEW_SALES, Permission.POST_SALE);

        open("ventas/" + sale.id(), "");

        assertThat(find(H1.class).single().getText()).isEqualTo("Sale " + sale.label());
        assertThat(terms()).contains("Total").doesNotContain("Cost", "Gross margin");
        assertThat(find(ListItem.class).single().getText()).contains("posted by tests");
    }

    @Test
    void voidedOnItsPageWithReasonAndLinkedBothWays() {
        Product product = shop.stocked("100", 9, "40");
        Posted sale = shop.sell(line(product, 2));
        open("ventas/" + sale.id(), "");
        click("Anular");
        click("Anular venta");
        TextArea reason = find(TextArea.class).single();
        assertThat(reason.getErrorMessage()).contains("por qué");
        reason.setValue("Se cobró dos veces");
        Button post = find(Button.class).withText("Anular venta").single();
        post.click();
        post.click();

        assertThat(shop.onHand(product)).isEqualTo(Quantity.of(9));
        assertThat(find(Button.class).withText("Anular").exists()).isFalse();
        Anchor undone = find(Anchor.class).all().stream()
                .filter(link -> link.getHref().startsWith("anulaciones/"))
                .findFirst()
                .orElseThrow();
        assertThat(undone.getText()).startsWith("Anulada con AV-");

        open(undone.getHref(), "");
        assertThat(find(H1.class).single().getText()).startsWith("Anulación AV-");
        assertThat(find(Anchor.class).all()).extracting(Anchor::getHref).contains("ventas/" + sale.id());
        open("anulaciones/" + sale.id(), "");
        assertThat(find(VoidView.class).exists()).isFalse();
    }

    @Test
    void whoMayNotVoidSeesNoButton() {
        Posted sale = shop.sell(line(shop.stocked("100", 9, "40"), 2));
        actAs(Locale.ENGLISH, Permission.VIEW_SALES, Permission.POST_SALE);
        open("ventas/" + sale.id(), "");
        assertThat(find(Button.class).withText("Void").exists()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000-0000-0000-0000-000000000000", "rubbish"})
    void unknownSaleIsNotFound(String id) {
        open("ventas/" + id, "");
        assertThat(find(SaleView.class).exists()).isFalse();
    }

    private void open(String path, String parameters) {
        UI.getCurrent().navigate(path, QueryParameters.fromString(parameters));
        roundTrip();
    }

    @SuppressWarnings("unchecked")
    private Grid<SaleRow> grid() {
        return find(Grid.class).single();
    }

    private List<SaleRow> rows() {
        List<SaleRow> rows = new ArrayList<>();
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

package io.inventario.sales.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.inventario.Shop;
import io.inventario.ViewTests;
import io.inventario.products.Barcode;
import io.inventario.products.Product;
import io.inventario.sales.SaleFilter;
import io.inventario.sales.SaleTotals;
import io.inventario.settings.CompanyService;
import io.inventario.shared.Ids;
import io.inventario.shared.Messages;
import io.inventario.shared.Money;
import io.inventario.shared.Permission;
import io.inventario.shared.Quantity;
import io.inventario.shared.ui.MoneyField;
import io.inventario.shared.ui.PercentField;
import io.inventario.shared.ui.QuantityField;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class TillViewTests extends ViewTests {
    private static final String[] SELLER = {
        Permission.VIEW_PRODUCTS,
        Permission.VIEW_STOCK,
        Permission.VIEW_CUSTOMERS,
        Permission.EDIT_CUSTOMERS,
        Permission.VIEW_SALES,
        Permission.POST_SALE
    };

    @Autowired
    private Shop shop;

    @Autowired
    private CompanyService company;

    @Test
    void scanAddsAtOnceAndAPackCountsItsUnits() {
        String pack = "77" + Ids.next().toString().substring(0, 13);
        Product product = shop.product("100", p -> p.setBarcodes(List.of(new Barcode(pack, Quantity.of(6)))));
        open();

        scan(product.getCode());
        assertThat(lines()).extracting(CartLine::quantity).containsExactly(Quantity.of(1));
        scan(pack);

        assertThat(lines()).extracting(CartLine::quantity).containsExactly(Quantity.of(7));
        assertThat(total()).isEqualTo(money("700"));
    }

    @Test
    void scansOfOneRoundTripAreTakenInTheirOrder() {
        Product first = shop.product("1");
        Product second = shop.product("2");
        open();

        scan(second.getCode());
        scan("nothing has this");
        scan(first.getCode());
        scan(second.getCode());

        assertThat(lines()).extracting(CartLine::productId).containsExactly(second.getId(), first.getId());
        assertThat(lines()).extracting(CartLine::quantity).containsExactly(Quantity.of(2), Quantity.of(1));
        assertThat(notices()).containsExactly("No hay ningún producto con «nothing has this».");
    }

    @Test
    void unknownCodeIsSaidInBothLanguages() {
        open();
        scan("no such thing");
        assertThat(field().isInvalid()).isTrue();
        assertThat(field().getErrorMessage()).isEqualTo("No hay ningún producto con «no such thing».");

        actAs(Locale.ENGLISH, SELLER);
        open();
        scan("no such thing");
        assertThat(field().getErrorMessage()).isEqualTo("There is no product with “no such thing”.");
        assertThat(lines()).isEmpty();
    }

    @Test
    void nameOffersMatchesToChooseWithTheKeys() {
        String mark = Shop.unique("Galleta");
        shop.product("10", p -> p.setName(mark + " a"));
        Product second = shop.product("20", p -> p.setName(mark + " b"));
        open();

        scan(mark);
        assertThat(lines()).isEmpty();
        press("ArrowDown");
        choose(mark);

        assertThat(lines()).extracting(CartLine::productId).containsExactly(second.getId());
        assertThat(find(Matches.class).exists()).isFalse();
    }

    @Test
    void keysMoveAndRemoveTheCurrentLine() {
        Product first = shop.product("1");
        Product second = shop.product("2");
        open();
        scan(first.getCode());
        scan(second.getCode());

        press("ArrowUp");
        press("Delete");

        assertThat(lines()).extracting(CartLine::productId).containsExactly(second.getId());
    }

    @Test
    void payingPostsOnceEvenWhenClickedTwice() {
        Product product = shop.stocked("100", 10, "40");
        open();
        scan(product.getCode());
        click("Cobrar");
        MoneyField cash = find(MoneyField.class).withLabel("Efectivo").single();
        assertThat(cash.getValue()).isEqualTo(Money.of(100));
        cash.type("150");

        long before = count();
        Button post = find(Button.class).withText("Registrar venta").single();
        post.click();
        post.click();

        assertThat(count()).isEqualTo(before + 1);
        assertThat(shop.onHand(product)).isEqualTo(Quantity.of(9));
        assertThat(lines()).isEmpty();
        assertThat(find(Span.class).withClassName("last-change").single().getText())
                .isEqualTo("Cambio: " + money("50"));
    }

    @Test
    void changeIsToldAtEveryKey() {
        Product product = shop.stocked("12500", 10, "40");
        open();
        scan(product.getCode());
        click("Cobrar");
        TextField cash = find(
                        TextField.class,
                        find(MoneyField.class).withLabel("Efectivo").single())
                .single();
        assertThat(cash.getValueChangeMode()).isEqualTo(ValueChangeMode.EAGER);

        test(cash).setValue("20000");
        assertThat(outcome()).isEqualTo("Cambio: " + money("7500"));
        assertThat(cash.getValue()).isEqualTo("20000");
        test(cash).setValue("9999999999999999");
        assertThat(cash.isInvalid()).isTrue();
        assertThat(outcome()).isEmpty();
        test(cash).setValue("100");
        assertThat(cash.isInvalid()).isFalse();
        assertThat(outcome()).startsWith("Faltan " + money("12400"));
    }

    @Test
    void noChangeIsPromisedForWhatWasNotPaidInCash() {
        Product product = shop.stocked("5300", 10, "40");
        open();
        scan(product.getCode());
        click("Cobrar");
        find(MoneyField.class).withLabel("Efectivo").single().type("");
        find(MoneyField.class).withLabel("Tarjeta").single().type("9000");

        assertThat(outcome()).isEmpty();
        assertThat(refusal()).contains(money("3700"), "solo el efectivo da cambio");
    }

    @Test
    void splitPaymentFillsInWhatRemains() {
        Product product = shop.stocked("100", 10, "40");
        open();
        scan(product.getCode());
        click("Cobrar");
        find(MoneyField.class).withLabel("Efectivo").single().type("60");
        TenderRow card = find(TenderRow.class).all().getLast();

        test(find(Button.class, card).single()).click();
        assertThat(find(MoneyField.class).withLabel("Tarjeta").single().getValue())
                .isEqualTo(Money.of(40));
        click("Registrar venta");
        assertThat(lines()).hasSize(1);
        test(find(TextField.class, card).withLabel("Referencia").single()).setValue("0421");
        click("Registrar venta");

        assertThat(lines()).isEmpty();
    }

    @Test
    void refusalIsSaidInWordsAndKeepsTheCart() {
        Product product = shop.stocked("100", 2, "40");
        open();
        scan(product.getCode());
        scan(product.getCode());
        scan(product.getCode());
        click("Cobrar");
        click("Registrar venta");

        assertThat(find(PaymentDialog.class).single().isOpened()).isTrue();
        assertThat(refusal()).contains(product.getName());
        assertThat(lines()).extracting(CartLine::quantity).containsExactly(Quantity.of(3));
    }

    @Test
    void creditNeedsACustomer() {
        Product product = shop.stocked("100", 2, "40");
        open();
        scan(product.getCode());
        click("Cobrar");
        find(MoneyField.class).withLabel("Efectivo").single().type("60");
        click("Registrar venta");

        assertThat(refusal()).isEqualTo("Faltan " + money("40") + " por pagar. Sin cliente no hay crédito.");
        assertThat(lines()).hasSize(1);
    }

    @Test
    void sellerChangesTheQuantityButNotThePrice() {
        actAs(Messages.SPANISH, SELLER);
        Product product = shop.product("100");
        open();
        scan(product.getCode());
        click("Cantidad");

        assertThat(find(MoneyField.class).withLabel("Precio").single().isReadOnly())
                .isTrue();
        assertThat(find(PercentField.class).single().isReadOnly()).isTrue();
        find(QuantityField.class).single().type("3");
        click("Aplicar");
        assertThat(lines()).extracting(CartLine::quantity).containsExactly(Quantity.of(3));
    }

    @Test
    void whoMayGivesADiscountAndTheTotalsFollow() {
        Product product = shop.product("100");
        open();
        scan(product.getCode());
        click("Descuento");
        find(PercentField.class).single().type("10");
        click("Aplicar");

        assertThat(total()).isEqualTo(money("90"));
    }

    @Test
    void lineSaysWhenThereIsLessThanIsSold() {
        Product product = shop.stocked("100", 2, "40");
        open();
        scan(product.getCode());
        scan(product.getCode());
        assertThat(find(CartGrid.class).single().rows()).noneMatch(CartRow::isShort);
        scan(product.getCode());
        assertThat(find(CartGrid.class).single().rows()).allMatch(CartRow::isShort);
    }

    @Test
    void whatIsNotPossibleIsToldAtItsField() {
        Product product = shop.product("100");
        open();
        scan(product.getCode());
        click("Descuento");
        find(PercentField.class).single().type("150");
        click("Aplicar");
        assertThat(find(PercentField.class).single().isInvalid()).isTrue();
        find(PercentField.class).single().type("0");
        find(MoneyField.class).single().type("9999999999");
        click("Aplicar");
        assertThat(find(MoneyField.class).single().isInvalid()).isTrue();
        find(MoneyField.class).single().type("900000");
        find(QuantityField.class).single().type("999999999");
        click("Aplicar");
        assertThat(find(QuantityField.class).single().isInvalid()).isTrue();
        assertThat(find(QuantityField.class).single().getErrorMessage()).contains(product.getName());
        assertThat(total()).isEqualTo(money("100"));
        assertThat(notices()).isEmpty();
    }

    @Test
    void endlessScanIsToldInShort() {
        open();
        scan("x".repeat(3000));
        assertThat(field().getErrorMessage()).hasSizeLessThan(150).contains("x…");
    }

    @Test
    void keptCartComesBackWithoutPricesThatTheSellerMayNotGive() {
        Product product = shop.product("100");
        Cart kept = Cart.empty().plus(new CartLine(product, Quantity.of(2)));
        kept = kept.with(kept.lines().getFirst().at(Money.of(50), BigDecimal.TEN));
        open();
        view().restore(KeptCart.write(kept));
        assertThat(total()).isEqualTo(money("90"));

        actAs(Messages.SPANISH, SELLER);
        open();
        view().restore(KeptCart.write(kept));
        assertThat(total()).isEqualTo(money("200"));
        view().restore("<script>");
        assertThat(lines()).hasSize(1);
    }

    private void open() {
        UI.getCurrent().navigate("caja");
        roundTrip();
    }

    private TillView view() {
        return find(TillView.class).single();
    }

    private ScanField field() {
        return find(ScanField.class).single();
    }

    private void scan(String text) {
        ComponentUtil.fireEvent(field(), new ScanField.Scan(field(), true, text, false));
    }

    private void choose(String text) {
        ComponentUtil.fireEvent(field(), new ScanField.Scan(field(), true, text, true));
    }

    private void press(String key) {
        ComponentUtil.fireEvent(field(), new ScanField.ScanKey(field(), true, key));
    }

    private List<CartLine> lines() {
        return find(CartGrid.class)
                .single()
                .getListDataView()
                .getItems()
                .map(CartRow::line)
                .toList();
    }

    private String total() {
        return find(Div.class)
                .withClassName("till-total")
                .single()
                .getChildren()
                .toList()
                .getLast()
                .getElement()
                .getText();
    }

    private String outcome() {
        return find(Div.class).withClassName("payment-outcome").single().getText();
    }

    private String refusal() {
        return find(Div.class).withClassName("payment-refusal").single().getText();
    }

    private String money(String amount) {
        return company.get().money(Money.of(amount));
    }

    private long count() {
        SaleTotals totals = shop.as(() -> shop.sales.totals(SaleFilter.ALL));
        return totals.count();
    }
}

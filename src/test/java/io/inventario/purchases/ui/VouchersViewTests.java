package io.inventario.purchases.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import io.inventario.Shop;
import io.inventario.ViewTests;
import io.inventario.documents.Posted;
import io.inventario.purchases.PostVoucher;
import io.inventario.purchases.Voucher;
import io.inventario.purchases.VoucherRow;
import io.inventario.purchases.VoucherService;
import io.inventario.settings.CompanyService;
import io.inventario.shared.Ids;
import io.inventario.shared.Money;
import io.inventario.shared.Permission;
import io.inventario.shared.ui.MoneyField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class VouchersViewTests extends ViewTests {
    @Autowired
    private Shop shop;

    @Autowired
    private VoucherService vouchers;

    @Autowired
    private CompanyService company;

    @Test
    void kindAndWordsFilterTheListAndTheFooterAddsUpWhatWentOutAndCameIn() {
        String word = Shop.unique("Concept").replace(' ', '-');
        post(PostVoucher.expense(Ids.next(), null, word, null, null, shop.cash("10")));
        Posted income = post(PostVoucher.income(Ids.next(), null, Voucher.Income.SERVICE, word, shop.cash("4")));
        open("gastos", "q=" + word);
        assertThat(rows()).hasSize(2);
        assertThat(footer("spent")).isEqualTo(company.get().amount(Money.of(10)));
        assertThat(footer("received")).isEqualTo(company.get().amount(Money.of(4)));

        open("gastos", "q=" + word + "&tipo=ingresos");
        assertThat(rows()).extracting(VoucherRow::id).containsExactly(income.id());
        open("gastos", "q=" + word + "&hasta=2001-01-01");
        assertThat(rows()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "label",
                "-businessDate",
                "kind",
                "concept",
                "category",
                "description",
                "method",
                "-spent",
                "received"
            })
    void everyColumnSorts(String order) {
        String word = Shop.unique("Concept").replace(' ', '-');
        post(PostVoucher.expense(Ids.next(), null, word, null, null, shop.cash("10")));
        open("gastos", "orden=" + order + "&q=" + word);
        assertThat(rows()).hasSize(1);
    }

    @Test
    void anExpenseIsRecordedInTheDialog() {
        open("gastos", "");
        test(find(Button.class).withText("Registrar gasto o ingreso").atIndex(1))
                .click();
        Dialog dialog = find(Dialog.class).single();
        find(MoneyField.class).single().type("75");
        test(find(Button.class, dialog).withText("Registrar").single()).click();
        TextField concept = find(TextField.class, dialog).withLabel("Concepto").single();
        assertThat(concept.isInvalid()).isTrue();
        String word = Shop.unique("Rent").replace(' ', '-');
        concept.setValue(word);
        test(find(Button.class, dialog).withText("Registrar").single()).click();

        open("gastos", "q=" + word);
        assertThat(rows()).singleElement().extracting(VoucherRow::spent).isEqualTo(Money.of(75));
        open("gastos/" + rows().getFirst().id(), "");
        assertThat(find(H1.class).single().getText()).startsWith("Gasto G-");
    }

    @Test
    @SuppressWarnings("unchecked")
    void theDialogAsksWhatTheKindNeeds() {
        open("gastos", "");
        test(find(Button.class).withText("Registrar gasto o ingreso").atIndex(1))
                .click();
        Dialog dialog = find(Dialog.class).single();
        Select<Voucher.Kind> kind = find(Select.class, dialog).withLabel("Tipo").single();
        kind.setValue(Voucher.Kind.INCOME);
        assertThat(labels(dialog)).doesNotContain("Concepto", "Categoría");
        kind.setValue(Voucher.Kind.ASSET);
        assertThat(labels(dialog)).contains("Nombre del activo");
    }

    @Test
    void whoOnlyLooksRecordsNothing() {
        Posted posted = post(PostVoucher.expense(Ids.next(), null, "Rent", null, null, shop.cash("10")));
        actAs(Locale.ENGLISH, Permission.VIEW_EXPENSES);
        open("gastos", "");
        assertThat(find(Button.class).withText("Record expense or income").exists())
                .isFalse();
        open("gastos/" + posted.id(), "");
        assertThat(find(H1.class).single().getText()).isEqualTo("Expense " + posted.label());
        open("gastos/rubbish", "");
        assertThat(find(VoucherView.class).exists()).isFalse();
    }

    private Posted post(PostVoucher command) {
        return shop.as(() -> vouchers.post(command));
    }

    private List<String> labels(Dialog dialog) {
        return find(TextField.class, dialog).all().stream()
                .map(TextField::getLabel)
                .toList();
    }

    private void open(String path, String parameters) {
        UI.getCurrent().navigate(path, QueryParameters.fromString(parameters));
        roundTrip();
    }

    @SuppressWarnings("unchecked")
    private Grid<VoucherRow> grid() {
        return find(Grid.class).single();
    }

    private List<VoucherRow> rows() {
        List<VoucherRow> rows = new ArrayList<>();
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
}

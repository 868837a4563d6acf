package io.inventario.purchases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inventario.DatabaseTests;
import io.inventario.Shop;
import io.inventario.database.IntegrityCheck;
import io.inventario.documents.Posted;
import io.inventario.documents.Tender;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Ids;
import io.inventario.shared.Money;
import io.inventario.shared.Permission;
import io.inventario.suppliers.Supplier;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

class VoucherTests extends DatabaseTests {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    @Autowired
    VoucherService vouchers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    IntegrityCheck check;

    @AfterEach
    void everyRuleHolds() {
        assertThat(shop.as(() -> check.run()))
                .allSatisfy(rule ->
                        assertThat(rule.findings().first()).as(rule.id()).isEmpty());
    }

    @Test
    void c2AnExpenseInCashTakesItsAmountOutOfTheDrawer() {
        Posted expense = post(expense("Rent", "250"));
        VoucherDetails details = shop.as(() -> vouchers.find(expense.id())).orElseThrow();
        assertThat(details.label()).startsWith("G-");
        assertThat(details.voucher().getAmount()).isEqualTo(Money.of(250));
        assertThat(details.payment().getMethod().getCode()).isEqualTo("EFECTIVO");
        assertThat(drawer(expense)).isEqualByComparingTo("-250");
    }

    @Test
    void c2IncomeInCashGoesIntoTheDrawer() {
        Posted income = post(
                PostVoucher.income(Ids.next(), null, Voucher.Income.DELIVERY, "To the north side", shop.cash("12.5")));
        assertThat(income.label()).startsWith("I-");
        assertThat(drawer(income)).isEqualByComparingTo("12.5");
    }

    @Test
    void m5AnAssetKeepsTheSupplierAsItWas() {
        Supplier supplier = shop.supplier();
        Posted asset = post(
                PostVoucher.asset(Ids.next(), null, "Delivery van", null, DAY, supplier.getId(), shop.cash("9000")));
        String name = supplier.getName();
        supplier.setName("Another");
        shop.as(() -> shop.suppliers.save(supplier));
        VoucherDetails details = shop.as(() -> vouchers.find(asset.id())).orElseThrow();
        assertThat(details.label()).startsWith("AF-");
        assertThat(Objects.requireNonNull(details.party()).getName()).isEqualTo(name);
        assertThat(details.voucher().getAcquiredOn()).isEqualTo(DAY);
    }

    @Test
    void m10TheSameCommandAgainPaysOnce() {
        PostVoucher command = expense("Rent", "250");
        Posted first = post(command);
        Posted again = post(command);
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.repeated()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "0.001", "1000000000"})
    void amountsArePositiveAndFitTheCurrency(String amount) {
        assertThatThrownBy(() -> post(expense("Rent", amount)))
                .isInstanceOfSatisfying(
                        BusinessException.class,
                        refusal -> assertThat(refusal.field()).isEqualTo("amount"));
    }

    @Test
    void whatEachKindNeedsIsAskedForAtItsField() {
        refusedAt("concept", expense(" ", "1"));
        refusedAt(
                "income",
                new PostVoucher(
                        Ids.next(),
                        Voucher.Kind.INCOME,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        shop.cash("1")));
        refusedAt(
                "acquiredOn",
                new PostVoucher(
                        Ids.next(),
                        Voucher.Kind.ASSET,
                        null,
                        "Van",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        shop.cash("1")));
        refusedAt(
                "acquiredOn",
                PostVoucher.asset(Ids.next(), null, "Van", null, LocalDate.now().plusYears(1), null, shop.cash("1")));
        refusedAt(
                "payment",
                PostVoucher.expense(Ids.next(), null, "Rent", null, null, new Tender(Ids.next(), Money.of(1))));
    }

    @Test
    void totalsSayWhatWentOutAndWhatCameIn() {
        String word = Shop.unique("Concept");
        post(expense(word, "10"));
        post(expense(word, "15"));
        post(PostVoucher.income(Ids.next(), null, Voucher.Income.OTHER, word, shop.cash("7")));
        VoucherFilter filter = new VoucherFilter(word, null, null, null);
        assertThat(shop.as(() -> vouchers.totals(filter))).isEqualTo(new VoucherTotals(3, Money.of(25), Money.of(7)));
        assertThat(shop.as(() -> vouchers.totals(new VoucherFilter(word, null, null, Voucher.Kind.ASSET))))
                .isEqualTo(new VoucherTotals(0, Money.ZERO, Money.ZERO));
    }

    @Test
    void s2VouchersAreNeverChanged() {
        post(expense("Rent", "1"));
        for (String sql : List.of("update voucher set amount = 2", "delete from voucher")) {
            assertThatThrownBy(() -> jdbc.sql(sql).update()).isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void u2OnlyThosePostWhoMay() {
        PostVoucher command = expense("Rent", "1");
        assertThatThrownBy(() -> shop.without(List.of(Permission.POST_EXPENSE), () -> vouchers.post(command)))
                .isInstanceOf(AccessDeniedException.class);
    }

    private Posted post(PostVoucher command) {
        return shop.as(() -> vouchers.post(command));
    }

    private PostVoucher expense(String concept, String amount) {
        return PostVoucher.expense(Ids.next(), null, concept, null, "Office", shop.cash(amount));
    }

    private void refusedAt(String field, PostVoucher command) {
        assertThatThrownBy(() -> post(command))
                .isInstanceOfSatisfying(
                        BusinessException.class,
                        refusal -> assertThat(refusal.field()).isEqualTo(field));
    }

    private BigDecimal drawer(Posted voucher) {
        return jdbc.sql(
                        "select e.amount from cash_entry e join payment p on p.id = e.payment_id where p.document_id = ?")
                .param(voucher.id())
                .query(BigDecimal.class)
                .single();
    }
}

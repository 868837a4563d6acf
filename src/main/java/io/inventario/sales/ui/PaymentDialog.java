package io.inventario.sales.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import io.inventario.documents.Tender;
import io.inventario.settings.PaymentMethod;
import io.inventario.shared.Formats;
import io.inventario.shared.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes the payment of a cart, split over methods as the customer likes; what is not paid is credit to a named customer. */
class PaymentDialog extends Dialog {
    private final Formats formats;
    private final Supplier<Money> quote;
    private final @Nullable String customer;
    private final Checkout checkout;
    private final List<TenderRow> rows = new ArrayList<>();
    private final Div due = new Div();
    private final Div outcome = new Div();
    private final Div refusal = new Div();
    private Money total;

    /** Posts the sale with these tenders. */
    @FunctionalInterface
    interface Checkout {
        /** Empty when it is posted; otherwise why not, in words. */
        Optional<String> post(List<Tender> tenders, Money total, Money change);
    }

    /**
     * @param quote what the cart comes to at this moment
     * @param customer who may owe what is not paid; null for nobody
     */
    PaymentDialog(
            List<PaymentMethod> methods,
            Formats formats,
            Supplier<Money> quote,
            @Nullable String customer,
            Checkout checkout) {
        this.formats = formats;
        this.quote = quote;
        this.customer = customer;
        this.checkout = checkout;
        this.total = quote.get();
        setHeaderTitle(t("sales.till.pay"));
        addClassName("payment");
        due.addClassName("payment-due");
        outcome.addClassName("payment-outcome");
        outcome.getElement().setAttribute("role", "status");
        refusal.addClassName("payment-refusal");
        refusal.getElement().setAttribute("role", "alert");
        add(due);
        methods.forEach(this::addRow);
        add(outcome, refusal);
        Button post = new Button(t("sales.till.post"), click -> post());
        post.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(t("shared.cancel"), click -> close()), post);
        showTotal();
    }

    private void addRow(PaymentMethod method) {
        TenderRow row = new TenderRow(method, formats, this::tell, this::giveRest);
        row.keys(this::post, step -> giveRest(rows.get(Math.clamp(rows.indexOf(row) + step, 0, rows.size() - 1))));
        rows.add(row);
        add(row);
    }

    @Override
    public void open() {
        super.open();
        if (!rows.isEmpty()) {
            giveRest(rows.getFirst());
        }
    }

    private void showTotal() {
        due.setText(formats.money(total));
        tell();
    }

    /** Fills in what remains to be paid at this method, and takes along what was filled in elsewhere. */
    private void giveRest(TenderRow row) {
        rows.stream().filter(TenderRow::isPrefilled).forEach(TenderRow::clear);
        if (left().isPositive()) {
            row.prefill(left());
        }
        row.enter();
    }

    private Money left() {
        return total.minus(Money.sum(rows, TenderRow::amount));
    }

    private Money cash() {
        return Money.sum(rows.stream().filter(TenderRow::givesChange).toList(), TenderRow::amount);
    }

    private void tell() {
        Money left = left();
        refusal.setText("");
        outcome.setClassName("payment-change", left.isNegative());
        if (rows.stream().anyMatch(TenderRow::isWrong)) {
            outcome.setText("");
        } else if (left.negated().compareTo(cash()) > 0) {
            outcome.setText("");
            refusal.setText(
                    t("sales.payment.tooMuch", formats.money(left.negated().minus(cash()))));
        } else if (left.isNegative()) {
            outcome.setText(t("sales.till.change", formats.money(left.negated())));
        } else if (left.isZero()) {
            outcome.setText(t("sales.till.paid"));
        } else if (customer == null) {
            outcome.setText(t("sales.till.left", formats.money(left)));
        } else {
            outcome.setText(t("sales.till.credit", formats.money(left), customer));
        }
    }

    private void post() {
        if (!isOpened() || rows.stream().anyMatch(TenderRow::isWrong)) {
            return;
        }
        Money now = quote.get();
        if (!now.equals(total)) {
            total = now;
            showTotal();
            refusal.setText(t("sales.till.total.changed", formats.money(now)));
            return;
        }
        Money change = left().isNegative() ? left().negated() : Money.ZERO;
        List<Tender> tenders =
                rows.stream().map(TenderRow::tender).flatMap(Optional::stream).toList();
        checkout.post(tenders, total, change).ifPresentOrElse(refusal::setText, this::close);
    }
}

package io.inventario.sales.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import io.inventario.sales.Quote;
import io.inventario.shared.Formats;
import io.inventario.shared.Money;
import org.jspecify.annotations.Nullable;

/** What the cart comes to: the figures that posting it now would give. */
class TillTotals extends DescriptionList {
    private final Formats formats;
    private final Description net = amount("net");
    private final Description tax = amount("tax");
    private final Description discount = amount("discount");
    private final Description total = amount("total");

    TillTotals(Formats formats) {
        this.formats = formats;
        addClassName("till-totals");
        show(null);
    }

    private Description amount(String key) {
        Description amount = new Description();
        Div row = new Div(new Term(t("sales." + key)), amount);
        row.addClassName("till-" + key);
        add(row);
        return amount;
    }

    void show(@Nullable Quote quote) {
        net.setText(formats.money(quote == null ? Money.ZERO : quote.net()));
        tax.setText(formats.money(quote == null ? Money.ZERO : quote.tax()));
        discount.setText(formats.money(quote == null ? Money.ZERO : quote.discount()));
        total.setText(formats.money(quote == null ? Money.ZERO : quote.total()));
    }
}

package io.inventario.sales.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.inventario.documents.Posted;
import io.inventario.shared.Actor;
import io.inventario.shared.Formats;
import io.inventario.shared.Money;
import io.inventario.shared.Permission;

/** Says what was sold last and how much change it gives, for as long as the next customer has nothing in the cart. */
class LastSale extends Div {
    private final Formats formats;

    LastSale(Formats formats) {
        this.formats = formats;
        addClassName("last-sale");
        getElement().setAttribute("role", "status");
        setVisible(false);
    }

    void show(Posted posted, Money total, Money change) {
        removeAll();
        Span words = new Span(t("sales.till.posted", posted.label(), formats.money(total)));
        Span back = new Span(t("sales.till.change", formats.money(change)));
        back.addClassName("last-change");
        add(words, back);
        if (Actor.may(Permission.VIEW_SALES)) {
            add(new Anchor(SalesView.ROUTE + "/" + posted.id(), t("sales.till.view")));
        }
        setVisible(true);
    }
}

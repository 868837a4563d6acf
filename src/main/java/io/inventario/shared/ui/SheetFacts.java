package io.inventario.shared.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** Named facts at the head of a document, or its sums at the foot, as they are printed. */
public class SheetFacts extends DescriptionList {
    private final String module;

    /** @param module what the keys of the names start with */
    public SheetFacts(String module) {
        this.module = module;
        addClassName("sheet-facts");
    }

    /** The same list as sums, one below the other. */
    public SheetFacts asTotals() {
        removeClassName("sheet-facts");
        addClassName("sheet-totals");
        return this;
    }

    public Div add(String key, String text) {
        return add(key, new Span(text));
    }

    public Div add(String key, Component fact) {
        Div pair = new Div(new Term(t(module + "." + key)), new Description(fact));
        add(pair);
        return pair;
    }
}

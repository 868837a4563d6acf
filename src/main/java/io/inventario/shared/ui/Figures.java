package io.inventario.shared.ui;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;

/** A row of named figures above what explains them. */
public class Figures extends DescriptionList {
    public Figures() {
        addClassName("figures");
    }

    public void add(String name, String figure) {
        Div pair = new Div();
        pair.add(new Term(name), new Description(figure));
        getElement().appendChild(pair.getElement());
    }
}

package io.inventario.shared.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;

/** The name of a page with the actions that belong to the whole of it. */
public class PageHeading extends Div {
    public PageHeading(String title) {
        addClassName("page-heading");
        add(new H1(title));
    }
}

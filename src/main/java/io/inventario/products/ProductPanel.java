package io.inventario.products;

import com.vaadin.flow.component.Component;

/** A section that a later module adds to the page of a stored product; the beans are shown in their order. */
public interface ProductPanel {
    /** Who sees it. */
    String permission();

    Component panel(Product saved);
}

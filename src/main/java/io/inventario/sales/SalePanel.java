package io.inventario.sales;

import com.vaadin.flow.component.Component;

/** A section that a later module adds to the page of a posted sale; the beans are shown in their order. */
public interface SalePanel {
    /** Who sees it. */
    String permission();

    Component panel(SaleDetails sale);
}

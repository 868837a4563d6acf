package io.inventario.purchases;

import com.vaadin.flow.component.Component;

/** A section that a later module adds to the page of a posted receipt; the beans are shown in their order. */
public interface ReceiptPanel {
    /** Who sees it. */
    String permission();

    Component panel(ReceiptDetails receipt);
}

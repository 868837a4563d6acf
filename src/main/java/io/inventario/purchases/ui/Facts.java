package io.inventario.purchases.ui;

import com.vaadin.flow.component.Component;
import io.inventario.shared.ui.SheetFacts;
import org.jspecify.annotations.Nullable;

/** What a purchase or a voucher says of itself, leaving out what it has not. */
class Facts extends SheetFacts {
    Facts() {
        super("purchases");
    }

    static Facts totals() {
        Facts totals = new Facts();
        totals.asTotals();
        return totals;
    }

    Facts with(String name, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            add(name, text);
        }
        return this;
    }

    Facts with(String name, Component value) {
        add(name, value);
        return this;
    }
}

package io.inventario.purchases.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;

/** What a document says of itself: names and values, leaving out what it has not; {@code purchases.NAME} are the names' texts. */
class SheetFacts extends DescriptionList {
    SheetFacts(String className) {
        addClassName(className);
    }

    SheetFacts with(String name, @Nullable String text) {
        return text == null || text.isEmpty() ? this : with(name, new Span(text));
    }

    SheetFacts with(String name, Component value) {
        add(new Div(new Term(t("purchases." + name)), new Description(value)));
        return this;
    }
}

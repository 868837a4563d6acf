package io.inventario.shared.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import org.jspecify.annotations.Nullable;

/** What stands where rows would be: what the page is for, and the next step where there is one. */
public class EmptyState extends Div {
    public EmptyState(String text, @Nullable Button step) {
        addClassName("empty-state");
        add(new Div(text));
        if (step != null) {
            add(step);
        }
    }
}

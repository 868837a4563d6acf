package io.inventario.reports;

import com.vaadin.flow.component.Component;
import java.util.Optional;

/** A first step that a later module offers on a dashboard which has nothing to show yet; the beans are shown in their order. */
public interface FirstStep {
    /**
     * What the current person may do first; empty when there is nothing to offer.
     *
     * @param done called on the person's screen when the step has been taken and the dashboard may have figures
     */
    Optional<Component> offer(Runnable done);
}

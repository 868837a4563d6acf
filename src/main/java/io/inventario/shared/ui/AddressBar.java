package io.inventario.shared.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.History;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;

/** Shows the state of a page in the browser's address without navigating, so that nothing on screen is built anew. */
public final class AddressBar {
    private AddressBar() {}

    /** @param isNewStep whether Back should return to what was shown before */
    public static void show(String path, QueryParameters parameters, boolean isNewStep) {
        History history = UI.getCurrent().getPage().getHistory();
        Location location = new Location(path, parameters);
        if (isNewStep) {
            history.pushState(null, location);
        } else {
            history.replaceState(null, location);
        }
    }
}

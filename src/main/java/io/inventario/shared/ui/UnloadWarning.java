package io.inventario.shared.ui;

import com.vaadin.flow.component.Component;

/** Lets the browser ask before a tab with unsaved edits is closed or reloaded. */
final class UnloadWarning {
    private UnloadWarning() {}

    static void show(Component form, boolean unsaved) {
        form.getElement().executeJs("window.onbeforeunload = $0 ? event => event.preventDefault() : null", unsaved);
    }
}

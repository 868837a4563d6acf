package io.inventario.app;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.server.menu.MenuEntry;
import io.inventario.database.SchemaState;
import io.inventario.shared.Permission;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;

/**
 * Leads whoever signed in to where their work is: the dashboard, or else the till, or else the first page they may open. While the schema
 * is behind the program, an administrator's work is there.
 */
@Route("")
@PermitAll
public class LandingView extends Div implements BeforeEnterObserver {
    static final String MIGRATIONS = "base-de-datos/migraciones";
    private static final List<String> FIRST = List.of("dashboard", "caja");

    private final transient SchemaState schema;

    LandingView(SchemaState schema) {
        this.schema = schema;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (schema.pending() > 0 && Screens.may(Permission.MANAGE_DATABASE)) {
            event.forwardTo(MIGRATIONS);
            return;
        }
        List<String> open = MenuConfiguration.getMenuEntries().stream()
                .map(MenuEntry::path)
                .map(path -> path.startsWith("/") ? path.substring(1) : path)
                .toList();
        Optional<String> first = FIRST.stream().filter(open::contains).findFirst();
        first.or(() -> open.stream().findFirst())
                .ifPresentOrElse(event::forwardTo, () -> event.forwardTo(ProfileView.class));
    }
}

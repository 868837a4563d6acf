package io.inventario.shared.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads ids out of addresses that anybody may have typed. */
public final class Addresses {
    private static final Pattern UUIDS = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private Addresses() {}

    /** The id in the route parameter {@code name}; empty where there is none. */
    public static Optional<UUID> id(BeforeEnterEvent event, String name) {
        return event.getRouteParameters()
                .get(name)
                .filter(id -> UUIDS.matcher(id).matches())
                .map(UUID::fromString);
    }
}

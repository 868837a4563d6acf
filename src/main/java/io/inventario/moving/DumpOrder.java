package io.inventario.moving;

import io.inventario.dataset.Dump;
import io.inventario.jobs.Parameters;
import java.util.List;

/**
 * What somebody wants to have in a file.
 *
 * @param modules by name; empty for everything
 * @param indent blanks per level; 0 for one record a line
 * @param withoutIds whether master data goes without its ids, as with {@code --natural-primary}
 */
public record DumpOrder(List<String> modules, int indent, boolean withoutIds) {
    /** One record a line. */
    public static final DumpOrder EVERYTHING = new DumpOrder(List.of(), 0, false);

    public DumpOrder {
        modules = List.copyOf(modules);
    }

    /** What the parameters of a job ask for. */
    public static DumpOrder of(Parameters given) {
        String modules = given.text("modules");
        return new DumpOrder(
                modules.isEmpty() ? List.of() : List.of(modules.split(" ")),
                (int) given.number("indent"),
                given.isOn("withoutIds"));
    }

    Parameters parameters() {
        return Parameters.of("modules", String.join(" ", modules))
                .with("indent", indent)
                .with("withoutIds", withoutIds);
    }

    Dump.Form form() {
        return new Dump.Form(indent, withoutIds);
    }
}

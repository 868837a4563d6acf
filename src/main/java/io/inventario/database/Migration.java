package io.inventario.database;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One change set as the program knows it, as the database remembers it, or both.
 *
 * @param appliedAt when it ran here; null while pending
 */
public record Migration(
        String module, String id, State state, @Nullable Instant appliedAt) {
    private static final Map<String, String> SPANISH = Map.ofEntries(
            Map.entry("cuentas", "users"),
            Map.entry("usuarios", "users"),
            Map.entry("proveedores", "suppliers"),
            Map.entry("productos", "products"),
            Map.entry("clientes", "customers"),
            Map.entry("ventas", "sales"),
            Map.entry("compras", "purchases"),
            Map.entry("devoluciones", "returns"),
            Map.entry("reportes", "reports"),
            Map.entry("configuracion", "settings"),
            Map.entry("configuración", "settings"),
            Map.entry("inventario", "stock"));

    /** What showmigrations marks. */
    public enum State {
        APPLIED("[X]"),
        /** applied, but its text has changed since */
        ALTERED("[!]"),
        PENDING("[ ]"),
        /** applied by another version of the program; this one does not know it */
        UNKNOWN("[?]");

        private final String mark;

        State(String mark) {
            this.mark = mark;
        }

        public String mark() {
            return mark;
        }
    }

    /** The module a person means, by its English or its Spanish name. */
    public static String moduleNamed(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return SPANISH.getOrDefault(lower, lower);
    }

    static String moduleOf(String changeLogPath) {
        String marker = "db/changelog/";
        int start = changeLogPath.indexOf(marker);
        String inside = start < 0 ? changeLogPath : changeLogPath.substring(start + marker.length());
        int slash = inside.indexOf('/');
        return slash < 0 ? inside : inside.substring(0, slash);
    }
}

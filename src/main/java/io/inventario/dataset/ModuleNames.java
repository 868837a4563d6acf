package io.inventario.dataset;

import java.util.Locale;
import java.util.Map;

/** What people call the modules: in English as the code does, or in Spanish; the same wherever a module can be named. */
public final class ModuleNames {
    private static final Map<String, String> SPANISH = Map.ofEntries(
            Map.entry("auditoria", "audit"),
            Map.entry("auditoría", "audit"),
            Map.entry("clientes", "customers"),
            Map.entry("compartido", "shared"),
            Map.entry("compras", "purchases"),
            Map.entry("configuracion", "settings"),
            Map.entry("configuración", "settings"),
            Map.entry("copias", "backups"),
            Map.entry("correo", "mail"),
            Map.entry("cuentas", "users"),
            Map.entry("devoluciones", "returns"),
            Map.entry("documentos", "documents"),
            Map.entry("existencias", "stock"),
            Map.entry("inventario", "stock"),
            Map.entry("productos", "products"),
            Map.entry("proveedores", "suppliers"),
            Map.entry("reportes", "reports"),
            Map.entry("trabajos", "jobs"),
            Map.entry("usuarios", "users"),
            Map.entry("ventas", "sales"));

    private ModuleNames() {}

    /** The module that a person means; an unknown name is answered as it is, in small letters. */
    public static String english(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return SPANISH.getOrDefault(lower, lower);
    }
}

package io.inventario.database;

import java.util.UUID;

/** Tells the instances on one server apart: each adds a mark of its own to the name that its pooled connections show there. */
final class InstanceName {
    /** What a name with a mark looks like, as a regular expression of PostgreSQL. */
    static final String PATTERN = " [0-9a-f]{8}$";

    private static final String MARK = UUID.randomUUID().toString().substring(0, 8);

    private InstanceName() {}

    /** Marks the connection that it runs on. */
    static String sql() {
        return "select set_config('application_name', current_setting('application_name') || ' " + MARK + "', false)";
    }
}

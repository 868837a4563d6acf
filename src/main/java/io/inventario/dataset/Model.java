package io.inventario.dataset;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A table as dump and load see it. Columns, types and references are read from the database; only what that can't say stands here.
 *
 * @param name what records call it after the module's name
 * @param key the columns by which a record is recognised; what others refer to has a key of one plain column
 * @param order the columns by which records are dumped; the key unless it says otherwise
 * @param parent of parts: the column that names what they are a part of
 * @param refused of rows that exist and differ: the SQL condition on {@code t} under which a load refuses them
 * @param derived columns that follow from others of the same record; they are computed at the load, and dumped only as a key
 */
public record Model(
        String module,
        String name,
        String table,
        List<String> key,
        List<String> order,
        @Nullable String parent,
        @Nullable String refused,
        Map<String, Derived> derived) {
    private static final String ALWAYS = "1 = 1";

    /** Makes a column's text from the texts of other columns of the record, which are empty where there is none. */
    @FunctionalInterface
    public interface Derived {
        String of(Function<String, String> column);
    }

    /** Rows that people edit: a load creates them and changes them. */
    public static Model master(String table, String... key) {
        return new Model("", table, table, List.of(key), List.of(key), null, null, Map.of());
    }

    /** Rows that are written once and known by their id: a load creates them and refuses to change them. */
    public static Model posted(String table) {
        return posted(table, "id");
    }

    public static Model posted(String table, String... key) {
        return new Model("", table, table, List.of(key), List.of(key), null, ALWAYS, Map.of());
    }

    /** Rows that belong to a row of master data: what the file does not have of a loaded parent is removed. */
    public static Model part(String table, String parent, String... key) {
        return new Model("", table, table, List.of(key), List.of(key), parent, null, Map.of());
    }

    /** Records are called so where the table is not. */
    public Model named(String other) {
        return new Model(module, other, table, key, order, parent, refused, derived);
    }

    public Model inOrderOf(String... columns) {
        return new Model(module, name, table, key, List.of(columns), parent, refused, derived);
    }

    /** Changed by a load, but not where the condition on {@code t} holds of the row that exists. */
    public Model unless(String condition) {
        return new Model(module, name, table, key, order, parent, condition, derived);
    }

    public Model derived(String column, Derived from) {
        Map<String, Derived> all = new LinkedHashMap<>(derived);
        all.put(column, from);
        return new Model(module, name, table, key, order, parent, refused, all);
    }

    Model of(String itsModule) {
        return new Model(itsModule, name, table, key, order, parent, refused, derived);
    }

    /** Its name in records, such as {@code sales.sale_line}. */
    public String fullName() {
        return module + "." + name;
    }

    /** Whether a load never changes a row of it. */
    public boolean isPosted() {
        return ALWAYS.equals(refused);
    }

    boolean isPart() {
        return parent != null;
    }
}

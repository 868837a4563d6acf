package io.inventario.dataset;

import org.jspecify.annotations.Nullable;

/**
 * A field of a model's records.
 *
 * @param name the column's, without {@code _id} where it refers to something
 * @param value what the record holds: the column itself, or the key of what it refers to
 * @param target what the column refers to
 * @param targetColumn the column of the target that {@code column} holds
 */
record Field(
        String name,
        Column column,
        Column value,
        @Nullable Model target,
        @Nullable String targetColumn) {
    static Field plain(Column column) {
        return new Field(column.name(), column, column, null, null);
    }

    /** Whether the record names the target by something else than what the column holds. */
    boolean isTranslated() {
        return target != null && !value.name().equals(targetColumn);
    }

    /** Whether the record writes it as a list: the natural key of something else. */
    boolean isList() {
        return target != null && !column.name().equals("id");
    }
}

package io.inventario.dataset;

import java.util.List;
import java.util.Optional;

/**
 * A model with its fields as the database has them.
 *
 * @param fields what records hold: the key first, then the others by name
 * @param derived columns that are computed at the load
 * @param versioned whether rows count their changes, for those who edit them
 */
record Shape(Model model, List<Field> fields, List<Column> derived, boolean versioned) {
    static final String ID = "id";
    static final String VERSION = "version";

    List<Field> key() {
        return model.key().stream().map(this::field).toList();
    }

    Field field(String column) {
        return fields.stream()
                .filter(field -> field.column().name().equals(column))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(model.table() + " has no column " + column));
    }

    Optional<Field> named(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** Whether rows have an id besides the key by which they are recognised. */
    boolean hasSpareId() {
        return !model.key().contains(ID)
                && fields.stream().anyMatch(field -> field.column().name().equals(ID));
    }

    /** The references that rows of this table make to rows of the same table. */
    List<Field> toItself() {
        return fields.stream().filter(field -> model.equals(field.target())).toList();
    }
}

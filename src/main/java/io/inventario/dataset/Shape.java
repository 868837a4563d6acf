package io.inventario.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A model with its fields as the database has them; asked about every record, so that it knows the answers beforehand. */
final class Shape {
    static final String ID = "id";
    static final String VERSION = "version";

    private final Model model;
    private final List<Field> fields;
    private final List<Column> derived;
    private final boolean versioned;
    private final List<Column> staged = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, Integer> stagedPlaces = new HashMap<>();

    /**
     * @param fields what records hold: the key first, then the others by name
     * @param derived columns that are computed at the load
     * @param versioned whether rows count their changes, for those who edit them
     */
    Shape(Model model, List<Field> fields, List<Column> derived, boolean versioned) {
        this.model = model;
        this.fields = List.copyOf(fields);
        this.derived = List.copyOf(derived);
        this.versioned = versioned;
        for (Field field : fields) {
            Column value = field.value();
            places.put(field.name(), staged.size());
            stage(new Column(field.column().name(), value.type(), value.length(), value.scale(), true));
        }
        derived.stream()
                .filter(column -> !stagedPlaces.containsKey(column.name()))
                .forEach(this::stage);
    }

    private void stage(Column column) {
        stagedPlaces.put(column.name(), staged.size());
        staged.add(column);
    }

    Model model() {
        return model;
    }

    List<Field> fields() {
        return fields;
    }

    List<Column> derived() {
        return derived;
    }

    boolean versioned() {
        return versioned;
    }

    /** What a staged record holds: the values of its fields, then what is derived. */
    List<Column> staged() {
        return staged;
    }

    /** The place of a field; -1 when there is none of that name. */
    int place(String field) {
        return places.getOrDefault(field, -1);
    }

    int stagedPlace(String column) {
        return stagedPlaces.getOrDefault(column, -1);
    }

    List<Field> key() {
        return model.key().stream().map(this::field).toList();
    }

    Field field(String column) {
        return fields.stream()
                .filter(field -> field.column().name().equals(column))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(model.table() + " has no column " + column));
    }

    /** Whether rows have an id besides the key by which they are recognised. */
    boolean hasSpareId() {
        return !model.key().contains(ID) && places.containsKey(ID);
    }

    /** The references that rows of this table make to rows of the same table. */
    List<Field> toItself() {
        return fields.stream().filter(field -> model.equals(field.target())).toList();
    }
}

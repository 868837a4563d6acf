package io.inventario.dataset;

import java.util.ArrayList;
import java.util.List;

/** The query that reads a model's records, references already told by their keys, in an order that both databases agree on. */
final class DumpQuery {
    private final Shape shape;
    private final boolean postgres;

    DumpQuery(Shape shape, boolean postgres) {
        this.shape = shape;
        this.postgres = postgres;
    }

    String sql() {
        List<String> values = new ArrayList<>();
        StringBuilder joins = new StringBuilder();
        List<Field> fields = shape.fields();
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            values.add(value(field, i));
            Model target = field.target();
            if (field.isTranslated() && target != null) {
                joins.append(" left join ").append(target.table()).append(" r").append(i);
                joins.append(" on r").append(i).append('.').append(field.targetColumn());
                joins.append(" = t.").append(field.column().name());
            }
        }
        return "select " + String.join(", ", values) + " from " + shape.model().table() + " t" + joins + " order by "
                + order();
    }

    private static String value(Field field, int i) {
        return field.isTranslated()
                ? "r" + i + "." + field.value().name()
                : "t." + field.column().name();
    }

    private String order() {
        List<String> order = new ArrayList<>();
        for (String column : shape.model().order()) {
            Field field = shape.field(column);
            order.add(binary(value(field, shape.fields().indexOf(field)), field.value()));
        }
        return String.join(", ", order);
    }

    /** Text by its UTF-8 bytes, whatever the database's language is. */
    private String binary(String value, Column column) {
        if (!column.type().isText()) {
            return value;
        }
        return postgres ? value + " collate \"C\"" : "stringtoutf8(" + value + ")";
    }
}

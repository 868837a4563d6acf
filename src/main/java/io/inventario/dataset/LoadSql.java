package io.inventario.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The statements that take the staged records of one model over. Every one of them works on all records at once. */
final class LoadSql {
    private static final String RANGE = "r.seq between ? and ?";

    private final Shape shape;
    private final String table;
    private final String stage;
    private final List<Field> fields;

    LoadSql(Shape shape) {
        this.shape = shape;
        this.table = shape.model().table();
        this.stage = Staging.table(shape.model());
        this.fields = shape.fields();
    }

    /** Staged records with their references turned into what the columns hold; null where what they refer to is not there. */
    private String resolved() {
        List<String> values = new ArrayList<>(List.of("s.seq as seq"));
        StringBuilder joins = new StringBuilder();
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            String column = field.column().name();
            String raw = "s." + Staging.column(column);
            Model target = field.target();
            boolean toItself = shape.model().equals(target);
            if (target != null && (field.isTranslated() || toItself)) {
                values.add("t" + i + "." + field.targetColumn() + " as " + column);
                joins.append(" left join ").append(target.table()).append(" t").append(i);
                joins.append(" on t").append(i).append('.').append(field.value().name());
                joins.append(" = ").append(raw);
            } else {
                values.add(raw + " as " + column);
            }
            if (toItself) {
                values.add(raw + " as raw_" + column);
            }
        }
        derived().forEach(column -> values.add("s." + Staging.column(column) + " as " + column));
        return "(select " + String.join(", ", values) + " from " + stage + " s" + joins + ") r";
    }

    private List<String> derived() {
        return shape.derived().stream()
                .map(Column::name)
                .filter(column -> !shape.model().key().contains(column))
                .toList();
    }

    /** A row for each key of several records: much quicker than to number all records by their keys. */
    String severalOfAKey() {
        String key = shape.model().key().stream().map(Staging::column).collect(Collectors.joining(", "));
        return "select 1 from " + stage + " group by " + key + " having count(*) > 1";
    }

    /** Records whose key stands in an earlier one too, with the number of that one. */
    String duplicates() {
        String key = shape.model().key().stream().map(Staging::column).collect(Collectors.joining(", "));
        return "select seq, first_seq from (select seq, row_number() over (partition by " + key
                + " order by seq) as nth, min(seq) over (partition by " + key + ") as first_seq from " + stage
                + ") d where nth > 1 order by seq";
    }

    /** Records that refer to what does not exist, with the key of that. */
    String missing(Field field, Model target) {
        String raw = "s." + Staging.column(field.column().name());
        return "select s.seq, " + raw + " from " + stage + " s where " + raw
                + " is not null and not exists (select 1 from " + target.table() + " x where x."
                + field.value().name() + " = " + raw + ") order by s.seq";
    }

    /** Records that were not taken over, because they refer to each other in a circle. */
    String stuck() {
        return "select r.seq from " + resolved() + " where not exists (select 1 from " + table + " t where " + sameKey()
                + ") order by r.seq";
    }

    private String sameKey() {
        return shape.model().key().stream()
                .map(key -> "t." + key + " = r." + key)
                .collect(Collectors.joining(" and "));
    }

    /** The fields that may differ between a record and the row of the same key. */
    List<Field> compared() {
        return fields.stream()
                .filter(field -> !shape.model().key().contains(field.column().name())
                        && !field.column().name().equals(Shape.ID))
                .toList();
    }

    private static String differs(Field field) {
        String column = field.column().name();
        return "t." + column + " is distinct from r." + column;
    }

    private String differs() {
        String any = compared().stream().map(LoadSql::differs).collect(Collectors.joining(" or "));
        return any.isEmpty() ? "1 = 0" : "(" + any + ")";
    }

    /** Records that a row contradicts which may not be changed, with a truth value for each compared field. */
    String contradictions(String refused) {
        String which = compared().stream()
                .map(field -> ", case when " + differs(field) + " then 1 else 0 end")
                .collect(Collectors.joining());
        return "select r.seq" + which + " from " + resolved() + " join " + table + " t on " + sameKey() + " where ("
                + refused + ") and " + differs() + " order by r.seq";
    }

    /** Creates what has no row yet and refers to nothing that is still to come. */
    String insert() {
        List<String> columns = new ArrayList<>(
                fields.stream().map(field -> field.column().name()).toList());
        columns.addAll(derived());
        String values = columns.stream().map(column -> "r." + column).collect(Collectors.joining(", "));
        String ready = shape.toItself().stream()
                .map(field -> " and (r.raw_" + field.column().name() + " is null or r."
                        + field.column().name() + " is not null)")
                .collect(Collectors.joining());
        boolean versioned = shape.versioned();
        return "insert into " + table + " (" + String.join(", ", columns) + (versioned ? ", version" : "") + ") select "
                + values + (versioned ? ", 0" : "") + " from " + resolved() + " where " + RANGE + ready
                + " and not exists (select 1 from " + table + " t where " + sameKey() + ")";
    }

    /** Gives a row of the same id and another key the key of the record, and everything else. */
    String rename() {
        List<Field> changed = fields.stream()
                .filter(field -> !field.column().name().equals(Shape.ID)
                        && !shape.model().equals(field.target()))
                .toList();
        return "merge into " + table + " t using (select r.* from " + resolved() + " where " + RANGE
                + " and not exists (select 1 from " + table + " t where " + sameKey()
                + ")) r on (t.id = r.id) when matched then update set " + assignments(changed);
    }

    /** Changes the rows that differ. */
    String update() {
        return "merge into " + table + " t using (select r.* from " + resolved() + " where " + RANGE + ") r on ("
                + sameKey() + ") when matched and " + differs() + " then update set " + assignments(compared());
    }

    private String assignments(List<Field> changed) {
        List<String> all = new ArrayList<>();
        changed.forEach(field ->
                all.add(field.column().name() + " = r." + field.column().name()));
        derived().forEach(column -> all.add(column + " = r." + column));
        if (shape.versioned()) {
            all.add("version = t.version + 1");
        }
        return String.join(", ", all);
    }

    /** Removes the parts of staged parents that the files do not have. */
    @Nullable
    String removal() {
        String parent = shape.model().parent();
        Model target = parent == null ? null : shape.field(parent).target();
        if (parent == null || target == null) {
            return null;
        }
        Field to = shape.field(parent);
        String key = target.key().getFirst();
        boolean plain = shape.key().stream().noneMatch(Field::isTranslated);
        String there = plain
                ? "select 1 from " + stage + " s where "
                        + shape.model().key().stream()
                                .map(column -> "s." + Staging.column(column) + " = t." + column)
                                .collect(Collectors.joining(" and "))
                : "select 1 from " + resolved() + " where " + sameKey();
        return "delete from " + table + " t where t." + parent + " in (select p." + to.targetColumn() + " from "
                + target.table() + " p join " + Staging.table(target) + " ps on ps."
                + Staging.column(key) + " = p." + key + ") and not exists (" + there + ")";
    }
}

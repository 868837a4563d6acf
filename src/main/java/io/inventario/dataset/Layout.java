package io.inventario.dataset;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The models as they lie in the schema of a connection, in an order in which nothing comes before what it refers to. */
final class Layout {
    private static final String COLUMNS = """
            select lower(table_name), lower(column_name), data_type, character_maximum_length, numeric_precision, numeric_scale,
                is_nullable
            from information_schema.columns where table_schema = current_schema order by table_name, ordinal_position""";
    /** PostgreSQL takes seconds over the standard's views of the same. */
    private static final String REFERENCES_POSTGRES = """
            select t.relname, f.attname, p.relname, k.attname
            from pg_constraint c join pg_namespace n on n.oid = c.connamespace
            join pg_class t on t.oid = c.conrelid join pg_attribute f on f.attrelid = c.conrelid and f.attnum = c.conkey[1]
            join pg_class p on p.oid = c.confrelid join pg_attribute k on k.attrelid = c.confrelid and k.attnum = c.confkey[1]
            where c.contype = 'f' and n.nspname = current_schema""";

    private static final String REFERENCES_H2 = """
            select lower(f.table_name), lower(f.column_name), lower(p.table_name), lower(p.column_name)
            from information_schema.referential_constraints r
            join information_schema.key_column_usage f
                on f.constraint_name = r.constraint_name and f.constraint_schema = r.constraint_schema
            join information_schema.key_column_usage p on p.constraint_name = r.unique_constraint_name
                and p.constraint_schema = r.unique_constraint_schema and p.ordinal_position = f.position_in_unique_constraint
            where f.table_schema = current_schema""";

    private final boolean postgres;
    private final List<Shape> shapes;

    private Layout(boolean postgres, List<Shape> shapes) {
        this.postgres = postgres;
        this.shapes = shapes;
    }

    private record Reference(String table, String column) {}

    static Layout of(Connection connection, Datasets datasets) throws SQLException {
        Map<String, Map<String, Column>> tables = columns(connection);
        Map<String, Reference> references = references(connection);
        Map<String, Model> models = new TreeMap<>();
        datasets.models().forEach(model -> models.put(model.table(), model));
        List<Shape> shapes = new ArrayList<>();
        models.values().forEach(model -> shapes.add(shape(model, tables, references, models)));
        return new Layout(isPostgres(connection), inOrder(shapes));
    }

    static boolean isPostgres(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
    }

    boolean postgres() {
        return postgres;
    }

    List<Shape> shapes() {
        return shapes;
    }

    Shape of(Model model) {
        return shapes.stream()
                .filter(shape -> shape.model().equals(model))
                .findFirst()
                .orElseThrow();
    }

    private static Shape shape(
            Model model,
            Map<String, Map<String, Column>> tables,
            Map<String, Reference> references,
            Map<String, Model> models) {
        Map<String, Column> columns = columns(model.table(), tables);
        List<Field> fields = new ArrayList<>();
        List<Column> derived = new ArrayList<>();
        for (Column column : columns.values()) {
            if (column.type() == ColumnType.OTHER) {
                throw new IllegalStateException("No way to dump " + model.table() + "." + column.name());
            }
            if (model.derived().containsKey(column.name())) {
                derived.add(column);
            }
            boolean dumped = !column.name().equals(Shape.VERSION)
                    && (!model.derived().containsKey(column.name())
                            || model.key().contains(column.name()));
            if (dumped) {
                fields.add(field(column, references.get(model.table() + "." + column.name()), tables, models));
            }
        }
        fields.sort(
                Comparator.comparingInt((Field field) -> place(model, field)).thenComparing(Field::name));
        return new Shape(model, List.copyOf(fields), List.copyOf(derived), columns.containsKey(Shape.VERSION));
    }

    private static int place(Model model, Field field) {
        int place = model.key().indexOf(field.column().name());
        return place < 0 ? Integer.MAX_VALUE : place;
    }

    private static Field field(
            Column column,
            @Nullable Reference reference,
            Map<String, Map<String, Column>> tables,
            Map<String, Model> models) {
        if (reference == null) {
            return Field.plain(column);
        }
        Model target = models.get(reference.table());
        if (target == null || target.key().size() != 1) {
            throw new IllegalStateException(column.name() + " refers to " + reference.table()
                    + ", which has no model with a key of one column");
        }
        Column key = columns(target.table(), tables).get(target.key().getFirst());
        if (key == null) {
            throw new IllegalStateException(target.table() + " has no column " + target.key());
        }
        String name = column.name();
        boolean shortened = name.endsWith("_id") && !name.equals(Shape.ID);
        return new Field(
                shortened ? name.substring(0, name.length() - 3) : name, column, key, target, reference.column());
    }

    private static Map<String, Column> columns(String table, Map<String, Map<String, Column>> tables) {
        Map<String, Column> columns = tables.get(table);
        if (columns == null) {
            throw new IllegalStateException("There is no table " + table);
        }
        return columns;
    }

    /** What nothing refers to comes as late as its own references ask for; ties in the order of the tables' names. */
    private static List<Shape> inOrder(List<Shape> shapes) {
        List<Shape> ordered = new ArrayList<>();
        Set<Model> there = new HashSet<>();
        while (ordered.size() < shapes.size()) {
            int before = ordered.size();
            for (Shape shape : shapes) {
                boolean ready = shape.fields().stream()
                        .map(Field::target)
                        .allMatch(target -> target == null || target.equals(shape.model()) || there.contains(target));
                if (ready && there.add(shape.model())) {
                    ordered.add(shape);
                }
            }
            if (ordered.size() == before) {
                throw new IllegalStateException(
                        "Tables refer to each other in a circle, none of them can be loaded first");
            }
        }
        return List.copyOf(ordered);
    }

    private static Map<String, Map<String, Column>> columns(Connection connection) throws SQLException {
        Map<String, Map<String, Column>> tables = new LinkedHashMap<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(COLUMNS)) {
            while (rows.next()) {
                String data = rows.getString(3).toLowerCase(Locale.ROOT);
                boolean decimal = data.equals("numeric");
                long length = decimal ? rows.getLong(5) : rows.getLong(4);
                boolean nullable = rows.getString(7).equals("YES");
                String name = rows.getString(2);
                String table = rows.getString(1);
                int scale = decimal ? rows.getInt(6) : 0;
                tables.computeIfAbsent(table, each -> new LinkedHashMap<>())
                        .put(
                                name,
                                new Column(
                                        name,
                                        ColumnType.named(data),
                                        (int) Math.min(length, 1 << 24),
                                        scale,
                                        nullable));
            }
        }
        return tables;
    }

    private static Map<String, Reference> references(Connection connection) throws SQLException {
        Map<String, Reference> references = new TreeMap<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(isPostgres(connection) ? REFERENCES_POSTGRES : REFERENCES_H2)) {
            while (rows.next()) {
                references.put(
                        rows.getString(1) + "." + rows.getString(2),
                        new Reference(rows.getString(3), rows.getString(4)));
            }
        }
        return references;
    }
}

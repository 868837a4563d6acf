package io.inventario.backups;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The tables of a connection's schema, in an order in which none comes before one that it refers to. */
final class Tables {
    private static final Set<String> OF_LIQUIBASE = Set.of("databasechangelog", "databasechangeloglock");

    private Tables() {}

    /** @param without what a backup leaves out */
    static List<String> of(Connection connection, Set<String> without) throws SQLException {
        Set<String> names = new TreeSet<>();
        String schema = connection.getSchema();
        try (ResultSet rows =
                connection.getMetaData().getTables(null, schema, null, new String[] {"TABLE", "BASE TABLE"})) {
            while (rows.next()) {
                names.add(rows.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
            }
        }
        names.removeAll(OF_LIQUIBASE);
        names.removeAll(without);
        return ordered(names, references(connection, schema));
    }

    private static Map<String, Set<String>> references(Connection connection, String schema) throws SQLException {
        Map<String, Set<String>> references = new TreeMap<>();
        try (var statement = connection.prepareStatement("""
                        select distinct lower(c.table_name), lower(p.table_name)
                        from information_schema.referential_constraints r
                        join information_schema.table_constraints c
                          on c.constraint_schema = r.constraint_schema and c.constraint_name = r.constraint_name
                        join information_schema.table_constraints p
                          on p.constraint_schema = r.unique_constraint_schema and p.constraint_name = r.unique_constraint_name
                        where c.table_schema = ?""")) {
            statement.setString(1, schema);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    references
                            .computeIfAbsent(rows.getString(1), none -> new HashSet<>())
                            .add(rows.getString(2));
                }
            }
        }
        return references;
    }

    private static List<String> ordered(Set<String> names, Map<String, Set<String>> references) {
        List<String> ordered = new ArrayList<>();
        Set<String> open = new TreeSet<>(names);
        while (!open.isEmpty()) {
            List<String> ready = open.stream()
                    .filter(name -> references.getOrDefault(name, Set.of()).stream()
                            .noneMatch(target -> !target.equals(name) && open.contains(target)))
                    .toList();
            if (ready.isEmpty()) {
                throw new IllegalStateException("Tables refer to each other in a circle: " + open);
            }
            ordered.addAll(ready);
            open.removeAll(ready);
        }
        return ordered;
    }

    /** The columns of a table in their order. */
    static List<String> columns(Connection connection, String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (var statement = connection.createStatement();
                ResultSet none = statement.executeQuery("select * from " + table + " where 1 = 0")) {
            for (int i = 1; i <= none.getMetaData().getColumnCount(); i++) {
                columns.add(none.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT));
            }
        }
        return columns;
    }

    static long count(Connection connection, String table) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from " + table)) {
            return count.next() ? count.getLong(1) : 0;
        }
    }

    /** The next value of each sequence. */
    static Map<String, Long> sequences(Connection connection, boolean postgres) throws SQLException {
        Map<String, Long> sequences = new TreeMap<>();
        String sql = postgres
                ? "select sequencename, coalesce(last_value + increment_by, start_value) from pg_sequences where schemaname = ?"
                : "select lower(sequence_name), base_value from information_schema.sequences where sequence_schema = ?";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, connection.getSchema());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    sequences.put(rows.getString(1), rows.getLong(2));
                }
            }
        }
        return sequences;
    }
}

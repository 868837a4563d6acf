package io.inventario.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Everything the schema consists of, one line each, so that two states can be compared: columns, constraints, indexes, triggers, views. */
public record SchemaDump(SortedSet<String> lines, SortedMap<String, Long> rows) {
    private static final String OURS = "to_regnamespace('inventario')";
    private static final List<String> POSTGRES = List.of(
            "SELECT 'column ' || table_name || '.' || column_name || ' ' || udt_name || ' '"
                    + " || concat_ws(',', character_maximum_length, numeric_precision, numeric_scale, datetime_precision)"
                    + " || ' ' || is_nullable || ' ' || coalesce(column_default, '') || ' '"
                    + " || row_number() OVER (PARTITION BY table_name ORDER BY ordinal_position)"
                    + " FROM information_schema.columns WHERE table_schema = 'inventario'",
            "SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)"
                    + " FROM pg_constraint WHERE connamespace = " + OURS,
            "SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'inventario'",
            "SELECT 'trigger ' || pg_get_triggerdef(t.oid) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
                    + " WHERE NOT t.tgisinternal AND c.relnamespace = " + OURS,
            "SELECT 'view ' || viewname || ' ' || definition FROM pg_views WHERE schemaname = 'inventario'",
            "SELECT 'function ' || pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = " + OURS,
            "SELECT 'sequence ' || sequencename || ' ' || start_value || ' ' || increment_by || ' ' || max_value"
                    + " FROM pg_sequences WHERE schemaname = 'inventario'");
    private static final List<String> H2 = List.of("SCRIPT NODATA NOPASSWORDS NOSETTINGS SCHEMA INVENTARIO");

    public static SchemaDump of(DatabaseUrl url) throws SQLException {
        try (Connection connection = url.connect()) {
            SortedSet<String> lines = new TreeSet<>();
            for (String question : url.isPostgres() ? POSTGRES : H2) {
                read(connection, question, lines);
            }
            return new SchemaDump(lines, rows(connection));
        }
    }

    private static void read(Connection connection, String question, SortedSet<String> lines) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            while (rows.next()) {
                String line = rows.getString(1);
                boolean isOurs = !line.toLowerCase(java.util.Locale.ROOT).contains("databasechangelog");
                if (isOurs && !line.startsWith("-- ")) {
                    lines.add(withoutGeneratedNames(line));
                }
            }
        }
    }

    /** H2 numbers the indexes that it makes for keys itself, in the order in which they come, and tells where a sequence stands. */
    private static String withoutGeneratedNames(String line) {
        return line.replaceAll("(PRIMARY_KEY|CONSTRAINT|_INDEX|SYSTEM_SEQUENCE)_[0-9A-F_]+\\b", "$1")
                .replaceAll(" RESTART WITH \\d+", "");
    }

    private static SortedMap<String, Long> rows(Connection connection) throws SQLException {
        SortedSet<String> tables = new TreeSet<>();
        read(
                connection,
                "SELECT lower(table_name) FROM information_schema.tables"
                        + " WHERE lower(table_schema) = 'inventario' AND table_type = 'BASE TABLE'",
                tables);
        SortedMap<String, Long> counts = new TreeMap<>();
        for (String table : tables) {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("SELECT count(*) FROM inventario." + table)) {
                rows.next();
                counts.put(table, rows.getLong(1));
            }
        }
        return counts;
    }
}

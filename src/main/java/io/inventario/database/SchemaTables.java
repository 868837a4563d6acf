package io.inventario.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tables of an H2 database as far as entities can speak of them: columns in their order, by table. */
record SchemaTables(Map<String, Map<String, Column>> tables) {
    private static final Set<String> NOT_OURS = Set.of("databasechangelog", "databasechangeloglock");
    private static final String COLUMNS = """
            SELECT c.table_name, c.column_name, c.data_type, c.character_maximum_length, c.is_nullable,
                (SELECT count(*) FROM information_schema.key_column_usage k JOIN information_schema.table_constraints t
                    ON t.constraint_name = k.constraint_name AND t.constraint_type = 'PRIMARY KEY'
                    WHERE k.table_name = c.table_name AND k.column_name = c.column_name) AS in_key,
                (SELECT min(u.table_name) FROM information_schema.key_column_usage k
                    JOIN information_schema.referential_constraints r ON r.constraint_name = k.constraint_name
                    JOIN information_schema.table_constraints u ON u.constraint_name = r.unique_constraint_name
                    WHERE k.table_name = c.table_name AND k.column_name = c.column_name) AS refers_to
            FROM information_schema.columns c JOIN information_schema.tables b
                ON b.table_schema = c.table_schema AND b.table_name = c.table_name
            WHERE c.table_schema = 'INVENTARIO' AND b.table_type = 'BASE TABLE'
            ORDER BY c.table_name, c.ordinal_position""";

    /**
     * One column.
     *
     * @param kind what values it holds; lengths and precisions are the migrations' own
     * @param type how a change set writes it, on both databases
     */
    record Column(
            Kind kind,
            String type,
            boolean nullable,
            boolean inKey,
            @Nullable String refersTo) {}

    /** What values a column holds. */
    enum Kind {
        TEXT,
        WHOLE_NUMBER,
        DECIMAL,
        INSTANT,
        DATE,
        TRUTH,
        BYTES,
        UUID,
        OTHER
    }

    static SchemaTables of(Connection connection) throws SQLException {
        Map<String, Map<String, Column>> tables = new LinkedHashMap<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(COLUMNS)) {
            while (rows.next()) {
                String table = rows.getString("table_name").toLowerCase(Locale.ROOT);
                if (NOT_OURS.contains(table)) {
                    continue;
                }
                String data = rows.getString("data_type");
                String refersTo = rows.getString("refers_to");
                tables.computeIfAbsent(table, t -> new LinkedHashMap<>())
                        .put(
                                rows.getString("column_name").toLowerCase(Locale.ROOT),
                                new Column(
                                        kind(data),
                                        type(data, rows.getLong("character_maximum_length")),
                                        rows.getString("is_nullable").equals("YES"),
                                        rows.getInt("in_key") > 0,
                                        refersTo == null ? null : refersTo.toLowerCase(Locale.ROOT)));
            }
        }
        return new SchemaTables(tables);
    }

    private static Kind kind(String data) {
        return switch (data) {
            case "CHARACTER VARYING", "CHARACTER", "CHARACTER LARGE OBJECT", "ENUM" -> Kind.TEXT;
            case "TINYINT", "SMALLINT", "INTEGER", "BIGINT" -> Kind.WHOLE_NUMBER;
            case "NUMERIC", "DECIMAL", "DECFLOAT" -> Kind.DECIMAL;
            case "TIMESTAMP WITH TIME ZONE", "TIMESTAMP" -> Kind.INSTANT;
            case "DATE" -> Kind.DATE;
            case "BOOLEAN" -> Kind.TRUTH;
            case "BINARY", "BINARY VARYING", "BINARY LARGE OBJECT" -> Kind.BYTES;
            case "UUID" -> Kind.UUID;
            default -> Kind.OTHER;
        };
    }

    private static String type(String data, long length) {
        return switch (data) {
            case "CHARACTER VARYING" -> "varchar(" + length + ")";
            case "CHARACTER" -> "char(" + length + ")";
            case "ENUM" -> "varchar(40)";
            case "CHARACTER LARGE OBJECT" -> "text";
            case "TINYINT" -> "smallint";
            case "NUMERIC", "DECIMAL", "DECFLOAT" -> "numeric(19, 4)";
            case "TIMESTAMP WITH TIME ZONE" -> "timestamp(6) with time zone";
            case "BINARY", "BINARY VARYING", "BINARY LARGE OBJECT" -> "bytea";
            default -> data.toLowerCase(Locale.ROOT);
        };
    }
}

package io.inventario.dataset;

import java.util.Locale;
import java.util.Map;

/** The kinds of values that our tables hold, by the names both databases give them. */
enum ColumnType {
    TEXT("varchar"),
    LONG_TEXT("text"),
    UUID("uuid"),
    DECIMAL("numeric"),
    SMALLINT("smallint"),
    INTEGER("integer"),
    BIGINT("bigint"),
    BOOLEAN("boolean"),
    DATE("date"),
    TIMESTAMP("timestamp(6) with time zone"),
    BYTES("bytea"),
    /** what a dump can't hold; only tables without a model have such columns */
    OTHER("");

    private static final Map<String, ColumnType> NAMES = Map.ofEntries(
            Map.entry("character varying", TEXT),
            Map.entry("character", TEXT),
            Map.entry("text", LONG_TEXT),
            Map.entry("character large object", LONG_TEXT),
            Map.entry("uuid", UUID),
            Map.entry("numeric", DECIMAL),
            Map.entry("smallint", SMALLINT),
            Map.entry("integer", INTEGER),
            Map.entry("bigint", BIGINT),
            Map.entry("boolean", BOOLEAN),
            Map.entry("date", DATE),
            Map.entry("timestamp with time zone", TIMESTAMP),
            Map.entry("bytea", BYTES),
            Map.entry("binary varying", BYTES));

    private final String sql;

    ColumnType(String sql) {
        this.sql = sql;
    }

    /** The type of a column that holds any value of this kind, on both databases. */
    String sql() {
        return sql;
    }

    boolean isText() {
        return this == TEXT || this == LONG_TEXT;
    }

    static ColumnType named(String databaseName) {
        return NAMES.getOrDefault(databaseName.toLowerCase(Locale.ROOT), OTHER);
    }
}

package io.inventario.database;

import io.inventario.shared.BusinessException;
import io.inventario.shared.Permission;
import jakarta.annotation.security.RolesAllowed;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What tables there are and how they are made, read from the database itself. */
public class Catalogue {
    private static final String[] KINDS = {"TABLE", "BASE TABLE", "VIEW"};
    private static final long COUNTED = 100_000;

    private final DatabaseUrl url;
    private final String schema;

    public Catalogue(DatabaseUrl url) {
        this.url = url;
        this.schema = url.isPostgres() ? DatabaseUrl.SCHEMA : DatabaseUrl.SCHEMA.toUpperCase(Locale.ROOT);
    }

    /** Every table and view by name; empty before the first migration. */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public List<TableSummary> tables() {
        return ask(connection -> {
            List<TableSummary> tables = new ArrayList<>();
            for (Map.Entry<String, Boolean> table : names(connection).entrySet()) {
                tables.add(summary(connection, table.getKey(), table.getValue()));
            }
            return tables;
        });
    }

    /** Counting a large table takes long on PostgreSQL, which knows about how many rows it has. */
    private TableSummary summary(Connection connection, String table, boolean view) throws SQLException {
        String qualified = DatabaseUrl.SCHEMA + "." + table;
        long estimate = url.isPostgres() && !view
                ? number(connection, "select reltuples::bigint from pg_class where oid = '" + qualified + "'::regclass")
                : 0;
        boolean estimated = estimate > COUNTED;
        return new TableSummary(
                table,
                view,
                estimated ? estimate : number(connection, "select count(*) from " + qualified),
                estimated,
                view ? null : number(connection, size(qualified)),
                view || !url.isPostgres() ? null : number(connection, "select pg_indexes_size('" + qualified + "')"));
    }

    /** @throws BusinessException when there is no such table */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public TableDescription describe(String table) {
        String name = table.strip().toLowerCase(Locale.ROOT);
        return ask(connection -> {
            if (!names(connection).containsKey(name)) {
                throw new BusinessException("database.table.unknown", name);
            }
            DatabaseMetaData data = connection.getMetaData();
            return new TableDescription(
                    name,
                    columns(data, name),
                    indexes(data, name, usage(connection, name)),
                    references(data.getImportedKeys(null, schema, stored(name)), "FK", "PK"),
                    references(data.getExportedKeys(null, schema, stored(name)), "PK", "FK"),
                    checks(connection, name),
                    triggers(connection, name));
        });
    }

    private Map<String, Boolean> names(Connection connection) throws SQLException {
        Map<String, Boolean> names = new TreeMap<>();
        try (ResultSet rows = connection.getMetaData().getTables(null, schema, null, KINDS)) {
            while (rows.next()) {
                names.put(
                        rows.getString("TABLE_NAME").toLowerCase(Locale.ROOT),
                        rows.getString("TABLE_TYPE").equals("VIEW"));
            }
        }
        return names;
    }

    private String size(String qualified) {
        return url.isPostgres()
                ? "select pg_total_relation_size('" + qualified + "')"
                : "select disk_space_used('" + qualified + "')";
    }

    private List<TableDescription.Column> columns(DatabaseMetaData data, String table) throws SQLException {
        TreeSet<String> key = new TreeSet<>();
        try (ResultSet rows = data.getPrimaryKeys(null, schema, stored(table))) {
            while (rows.next()) {
                key.add(rows.getString("COLUMN_NAME"));
            }
        }
        List<TableDescription.Column> columns = new ArrayList<>();
        try (ResultSet rows = data.getColumns(null, schema, stored(table), null)) {
            while (rows.next()) {
                String name = rows.getString("COLUMN_NAME");
                columns.add(new TableDescription.Column(
                        name.toLowerCase(Locale.ROOT),
                        type(rows),
                        rows.getInt("NULLABLE") == DatabaseMetaData.columnNullable,
                        rows.getString("COLUMN_DEF"),
                        key.contains(name)));
            }
        }
        return columns;
    }

    private static String type(ResultSet column) throws SQLException {
        String type = column.getString("TYPE_NAME").toLowerCase(Locale.ROOT);
        int size = column.getInt("COLUMN_SIZE");
        return switch (type) {
            case "numeric", "decimal" -> type + "(" + size + ", " + column.getInt("DECIMAL_DIGITS") + ")";
            case "varchar", "character varying", "bpchar", "char", "character" ->
                size < 1_000_000 ? type + "(" + size + ")" : type;
            default -> type;
        };
    }

    private List<TableDescription.Index> indexes(DatabaseMetaData data, String table, Map<String, IndexUse> uses)
            throws SQLException {
        Map<String, List<String>> columns = new TreeMap<>();
        Map<String, Boolean> unique = new TreeMap<>();
        try (ResultSet rows = data.getIndexInfo(null, schema, stored(table), false, true)) {
            while (rows.next()) {
                String name = rows.getString("INDEX_NAME");
                if (name != null) {
                    columns.computeIfAbsent(name, none -> new ArrayList<>())
                            .add(rows.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
                    unique.put(name, !rows.getBoolean("NON_UNIQUE"));
                }
            }
        }
        List<TableDescription.Index> indexes = new ArrayList<>();
        columns.forEach((name, of) -> {
            IndexUse use = uses.get(name);
            indexes.add(new TableDescription.Index(
                    name.toLowerCase(Locale.ROOT),
                    String.join(", ", of),
                    unique.getOrDefault(name, false),
                    use == null ? null : use.bytes(),
                    use == null ? null : use.scans()));
        });
        return indexes;
    }

    private record IndexUse(long bytes, long scans) {}

    /** Empty on H2, which counts nothing of the kind. */
    private Map<String, IndexUse> usage(Connection connection, String table) throws SQLException {
        Map<String, IndexUse> uses = new TreeMap<>();
        if (url.isPostgres()) {
            each(
                    connection,
                    """
                    select indexrelname, pg_relation_size(indexrelid), idx_scan from pg_stat_user_indexes
                    where schemaname = ? and relname = ?""",
                    table,
                    rows -> uses.put(rows.getString(1), new IndexUse(rows.getLong(2), rows.getLong(3))));
        }
        return uses;
    }

    /** One row per column of a foreign key comes in, one per foreign key goes out. */
    private static List<TableDescription.Reference> references(ResultSet keys, String ours, String theirs)
            throws SQLException {
        Map<String, TableDescription.Reference> references = new LinkedHashMap<>();
        try (keys) {
            while (keys.next()) {
                String name = keys.getString("FK_NAME").toLowerCase(Locale.ROOT);
                String column = keys.getString(ours + "COLUMN_NAME").toLowerCase(Locale.ROOT);
                String target = keys.getString(theirs + "COLUMN_NAME").toLowerCase(Locale.ROOT);
                String table = keys.getString(theirs + "TABLE_NAME").toLowerCase(Locale.ROOT);
                references.merge(
                        name,
                        new TableDescription.Reference(name, column, table, target),
                        (first, next) -> new TableDescription.Reference(
                                name,
                                first.columns() + ", " + next.columns(),
                                table,
                                first.targets() + ", " + next.targets()));
            }
        }
        return List.copyOf(references.values());
    }

    /** PostgreSQL lists NOT NULL among the checks, under names of its own; the columns say that already. */
    private List<TableDescription.Check> checks(Connection connection, String table) throws SQLException {
        List<TableDescription.Check> checks = new ArrayList<>();
        each(
                connection,
                """
                select lower(c.constraint_name), k.check_clause from information_schema.table_constraints c
                join information_schema.check_constraints k
                  on k.constraint_schema = c.constraint_schema and k.constraint_name = c.constraint_name
                where c.constraint_type = 'CHECK' and lower(c.table_schema) = ? and lower(c.table_name) = ?
                and k.check_clause not like '%IS NOT NULL' order by 1""",
                table,
                rows -> checks.add(new TableDescription.Check(rows.getString(1), rows.getString(2))));
        return checks;
    }

    private List<String> triggers(Connection connection, String table) throws SQLException {
        TreeSet<String> triggers = new TreeSet<>();
        each(connection, """
                select lower(trigger_name) from information_schema.triggers
                where lower(event_object_schema) = ? and lower(event_object_table) = ?""", table, rows -> triggers.add(rows.getString(1)));
        return List.copyOf(triggers);
    }

    private static void each(Connection connection, String sql, String table, Reader reader) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, DatabaseUrl.SCHEMA);
            statement.setString(2, table);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    private String stored(String table) {
        return url.isPostgres() ? table : table.toUpperCase(Locale.ROOT);
    }

    private <T> T ask(Question<T> question) {
        try (Connection connection = url.connect()) {
            connection.setReadOnly(true);
            return question.answer(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("The catalogue of the database cannot be read", e);
        }
    }

    private interface Question<T> {
        T answer(Connection connection) throws SQLException;
    }

    private interface Reader {
        void read(ResultSet row) throws SQLException;
    }
}

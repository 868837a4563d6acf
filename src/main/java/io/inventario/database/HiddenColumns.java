package io.inventario.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the console never shows: whatever is named after a password, secret, token, hash or MAC, and the text of mails, which
 * may hold links that sign somebody in. A table that has such a column is read under another name, that of a query which leaves the
 * column out; as every mention of the table is renamed, nothing that is typed can mean the table itself.
 */
final class HiddenColumns {
    private static final Pattern SECRET = Pattern.compile("(?:.*_)?(?:password|secret|token|hash|mac)(?:_.*)?");
    private static final Set<String> OTHERS = Set.of("mail_message.body", "job_pick.task_data");

    private HiddenColumns() {}

    static boolean isHidden(String table, String column) {
        return SECRET.matcher(column).matches() || OTHERS.contains(table + "." + column);
    }

    /** The question with every table that it may mean and that has a secret replaced by what may be seen of it. */
    static String without(QueryText query, Connection connection, String schema) throws SQLException {
        Map<String, List<String>> columns = new TreeMap<>();
        try (ResultSet rows = connection.getMetaData().getColumns(null, schema, null, null)) {
            while (rows.next()) {
                columns.computeIfAbsent(small(rows, "TABLE_NAME"), none -> new ArrayList<>())
                        .add(small(rows, "COLUMN_NAME"));
            }
        }
        Map<String, String> others = columns.entrySet().stream()
                .filter(table -> query.mentions(table.getKey()))
                .filter(table -> table.getValue().stream().anyMatch(column -> isHidden(table.getKey(), column)))
                .collect(Collectors.toMap(Map.Entry::getKey, table -> "seen_" + table.getKey()));
        String shown = others.keySet().stream()
                .map(table -> visible(table, Objects.requireNonNull(columns.get(table))))
                .collect(Collectors.joining(", "));
        return (shown.isEmpty() ? "" : "with " + shown + " ") + "select * from (" + query.sql(others) + ") question";
    }

    private static String visible(String table, List<String> columns) {
        return "seen_" + table + " as (select "
                + columns.stream().filter(column -> !isHidden(table, column)).collect(Collectors.joining(", "))
                + " from " + DatabaseUrl.SCHEMA + "." + table + ")";
    }

    private static String small(ResultSet row, String column) throws SQLException {
        return row.getString(column).toLowerCase(Locale.ROOT);
    }
}

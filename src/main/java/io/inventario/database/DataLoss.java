package io.inventario.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rows that a rollback would take away, with their table or out of it, or values with their column.
 *
 * @param column null when whole rows go
 */
public record DataLoss(String table, @Nullable String column, long rows) {
    private static final Pattern TABLE = Pattern.compile("(?i)\\bdrop\\s+table\\s+(?:if\\s+exists\\s+)?([\\w.\"]+)");
    private static final Pattern COLUMN = Pattern.compile(
            "(?i)\\balter\\s+table\\s+([\\w.\"]+)\\s+drop\\s+(?:column\\s+)?(?:if\\s+exists\\s+)?(?!constraint\\b)([\\w\"]+)");

    private static final Pattern ROWS =
            Pattern.compile("(?i)\\bdelete\\s+from\\s+([\\w.\"]+)\\s*(where\\b[^;]*)?(?:;|$)");

    /** Asks the rows themselves what the statements would destroy. */
    static List<DataLoss> of(String sql, Connection connection) throws SQLException {
        List<DataLoss> losses = new ArrayList<>();
        Matcher tables = TABLE.matcher(sql);
        while (tables.find()) {
            add(losses, tables.group(1), null, "", connection);
        }
        Matcher columns = COLUMN.matcher(sql);
        while (columns.find()) {
            add(losses, columns.group(1), columns.group(2), "", connection);
        }
        Matcher rows = ROWS.matcher(sql);
        while (rows.find()) {
            String table = rows.group(1);
            if (losses.stream()
                    .noneMatch(loss -> loss.column() == null && loss.table().equals(table))) {
                add(losses, table, null, Objects.requireNonNullElse(rows.group(2), ""), connection);
            }
        }
        return List.copyOf(losses);
    }

    private static void add(
            List<DataLoss> losses, String table, @Nullable String column, String condition, Connection connection)
            throws SQLException {
        String values = column == null ? "*" : column;
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT count(" + values + ") FROM " + DatabaseUrl.SCHEMA + "." + table + " " + condition)) {
            if (rows.next() && rows.getLong(1) > 0) {
                losses.add(new DataLoss(table, column, rows.getLong(1)));
            }
        }
    }

    /** Such as {@code product.brand}. */
    public String place() {
        return column == null ? table : table + "." + column;
    }

    /** Such as {@code product (12)}: the place with how many rows or values it has. */
    String told() {
        return place() + " (" + rows + ")";
    }
}

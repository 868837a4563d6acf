package io.inventario.backups;

import io.inventario.database.DatabaseUrl;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What belongs to the installation and not to the data, and is in no backup: work and mail go on with the restored data. */
final class Carried {
    private static final List<String> TABLES =
            List.of("job", "job_timing", "job_pick", "backup_event", "mail_message", "load_log");

    private Carried() {}

    /** From the live schema into the restored one, which lies beside it; of what the live one has, as it may be behind. */
    static void into(String schema, Statement statement) throws SQLException {
        for (String table : TABLES) {
            List<String> columns = live(table, statement.getConnection());
            if (!columns.isEmpty()) {
                String names = String.join(", ", columns);
                statement.execute("insert into " + schema + "." + table + " (" + names + ") select " + names + " from "
                        + DatabaseUrl.SCHEMA + "." + table);
            }
        }
    }

    /** The columns of a live table; none where it is not there. */
    private static List<String> live(String table, Connection connection) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select lower(column_name) from information_schema.columns where lower(table_schema) = '"
                                + DatabaseUrl.SCHEMA + "' and lower(table_name) = '" + table
                                + "' order by ordinal_position")) {
            while (rows.next()) {
                columns.add(rows.getString(1));
            }
        }
        return columns;
    }

    /** From one file into another. */
    static void between(Connection live, Connection restored) throws SQLException {
        for (String table : TABLES) {
            List<String> columns = live(table, live);
            if (columns.isEmpty()) {
                continue;
            }
            String names = String.join(", ", columns);
            String marks = String.join(", ", Collections.nCopies(columns.size(), "?"));
            try (var reading = live.createStatement();
                    ResultSet rows = reading.executeQuery("select " + names + " from " + table);
                    var writing = restored.prepareStatement(
                            "insert into " + table + " (" + names + ") values (" + marks + ")")) {
                while (rows.next()) {
                    copy(rows, writing, columns.size());
                }
            }
        }
    }

    private static void copy(ResultSet row, PreparedStatement writing, int columns) throws SQLException {
        for (int i = 1; i <= columns; i++) {
            Object value = row.getObject(i);
            writing.setObject(i, value instanceof Clob ? row.getString(i) : value); // a large object is of its own file
        }
        writing.executeUpdate();
    }
}

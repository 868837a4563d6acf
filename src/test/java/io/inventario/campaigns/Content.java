package io.inventario.campaigns;

import io.inventario.OwnApplication;
import io.inventario.database.DatabaseUrl;
import io.inventario.database.SchemaDump;
import io.inventario.dataset.ControlTotals;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a database holds: the rows of each table and the control totals, but for what tells of backups and restores themselves.
 *
 * @param backup the name of the backup with that content; empty where there is none
 */
record Content(String backup, Map<String, Long> rows, Map<String, String> totals) {
    private static final Set<String> TOLD_MEANWHILE =
            Set.of("audit_row", "audit_seal", "backup_event", "job", "job_timing", "job_pick");

    static Content of(String backup, OwnApplication application) {
        DatabaseUrl url = application.get(DatabaseUrl.class);
        try (Connection connection = url.connect()) {
            Map<String, Long> rows = new TreeMap<>(SchemaDump.of(url).rows());
            rows.keySet().removeAll(TOLD_MEANWHILE);
            Map<String, String> totals = new TreeMap<>(
                    application.get(ControlTotals.class).of(connection).texts());
            totals.keySet().removeIf(name -> name.startsWith("audit."));
            return new Content(backup, rows, totals);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean isOf(Content other) {
        return rows.equals(other.rows) && totals.equals(other.totals);
    }

    static long count(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}

package io.inventario.audit;

import io.inventario.shared.Actor;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Audit rows of what is done on a connection of its own, past the entities: they go in with the step that they tell of. */
final class DirectRow {
    private static final List<String> COLUMNS = List.of(
            "id", "at", "actor_id", "actor_name", "action", "subject_type", "subject_id", "subject_label", "mac");

    private DirectRow() {}

    static AuditRow of(
            Actor actor,
            String action,
            String subjectType,
            UUID subjectId,
            String subjectLabel,
            AuditKey key,
            Clock clock) {
        return new AuditRow(
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                actor.userId(),
                actor.actorName(),
                action,
                subjectType,
                subjectId,
                subjectLabel,
                null,
                null,
                key);
    }

    /** The caller commits. */
    static void insert(AuditRow row, Connection connection) throws SQLException {
        @Nullable
        Object[] values = {
            row.getId(),
            row.getAt().atOffset(ZoneOffset.UTC),
            row.getActorId(),
            row.getActorName(),
            row.getAction(),
            row.getSubjectType(),
            row.getSubjectId(),
            row.getSubjectLabel(),
            row.mac()
        };
        try (var statement = connection.prepareStatement("insert into audit_row (" + String.join(", ", COLUMNS)
                + ") values (" + "?, ".repeat(COLUMNS.size() - 1) + "?)")) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    /** Whether there is a trail as this program knows it; a database that went far back has none. */
    static boolean isPossible(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select lower(column_name) from information_schema.columns"
                + " where lower(table_schema) = lower(?) and lower(table_name) = 'audit_row'")) {
            statement.setString(1, connection.getSchema());
            try (var rows = statement.executeQuery()) {
                int known = 0;
                while (rows.next()) {
                    known += COLUMNS.contains(rows.getString(1).toLowerCase(Locale.ROOT)) ? 1 : 0;
                }
                return known == COLUMNS.size();
            }
        }
    }
}

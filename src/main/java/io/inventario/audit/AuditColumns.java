package io.inventario.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;

/** Reads the rows of the trail as they are stored, for whoever proves them. */
final class AuditColumns {
    /** The columns of {@code audit_row r}. */
    static final String ALL =
            "r.id, r.at, r.actor_id, r.actor_name, r.action, r.subject_type, r.subject_id, r.subject_label, r.before,"
                    + " r.after, r.mac";

    private AuditColumns() {}

    /** What the row's code protects. */
    static String content(ResultSet row) throws SQLException {
        return AuditRow.content(
                row.getObject("id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("actor_id", UUID.class),
                row.getString("actor_name"),
                row.getString("action"),
                row.getString("subject_type"),
                row.getObject("subject_id", UUID.class),
                row.getString("subject_label"),
                row.getString("before"),
                row.getString("after"));
    }
}

package io.inventario.audit;

import io.inventario.shared.Actor;
import io.inventario.shared.Ids;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The audit row of a restore. It goes into the restored data with the step that makes them live, so that there is no restore without
 * it; and being newer than the head that was kept of the replaced trail, it tells that head from one whose trail was cut off.
 */
public final class RestoreMark {
    private static final String ACTION = "backup_restored";

    private final String backup;
    private final Actor actor;
    private final AuditKey key;
    private final Clock clock;
    private @Nullable UUID written;

    RestoreMark(String backup, Actor actor, AuditKey key, Clock clock) {
        this.backup = backup;
        this.actor = actor;
        this.key = key;
        this.clock = clock;
    }

    /** @param restored a connection to the restored data; the caller commits */
    public void write(Connection restored) throws SQLException {
        AuditRow row = DirectRow.of(actor, ACTION, "Backup", Ids.named("backup " + backup), backup, key, clock);
        DirectRow.insert(row, restored);
        written = row.getId();
    }

    /** Whether the data of that connection is what this was written into. */
    public boolean isIn(Connection data) throws SQLException {
        try (var statement = data.prepareStatement("select count(*) from audit_row where id = ?")) {
            statement.setObject(1, written);
            try (var row = statement.executeQuery()) {
                return row.next() && row.getLong(1) == 1;
            }
        }
    }

    /** Whether the data was restored after that moment, by the word of a genuine row. */
    static boolean isThereSince(Instant moment, JdbcTemplate jdbc, AuditKey key) {
        return jdbc.query(
                        "select " + AuditColumns.ALL + " from audit_row r where r.action = ? and r.at >= ?",
                        (row, number) -> key.verifies(AuditColumns.content(row), row.getBytes("mac")),
                        ACTION,
                        moment.atOffset(ZoneOffset.UTC))
                .contains(true);
    }
}

package io.inventario.audit;

import io.inventario.shared.Actor;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.UUID;

/** Writes audit rows for what moves the tables themselves, in a transaction of its own past the entities. */
public final class DirectTrail {
    private final AuditKey key;
    private final Clock clock;

    DirectTrail(AuditKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /**
     * Records something in the name of the current actor.
     *
     * @param connection with the transaction that does it; the caller commits it
     * @return false where the data has no audit trail as this program knows it
     */
    public boolean record(Connection connection, String action, String subjectType, UUID subjectId, String label)
            throws SQLException {
        if (!DirectRow.isPossible(connection)) {
            return false;
        }
        DirectRow.insert(DirectRow.of(Actor.current(), action, subjectType, subjectId, label, key, clock), connection);
        return true;
    }
}

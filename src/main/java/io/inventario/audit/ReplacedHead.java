package io.inventario.audit;

import java.util.HexFormat;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * After a restore the head outside is of the trail that was replaced. The restore's own row, genuine and newer than that head, tells it
 * from the head of a trail whose tail was cut off, which stays where it is as evidence.
 */
@Component
class ReplacedHead {
    private final OutsideHead outside;
    private final JdbcTemplate jdbc;
    private final AuditKey key;

    ReplacedHead(OutsideHead outside, JdbcTemplate jdbc, AuditKey key) {
        this.outside = outside;
        this.jdbc = jdbc;
        this.key = key;
    }

    /** Whether the trail in the database has that seal. */
    boolean isInDatabase(AuditHead head) {
        return jdbc.query(
                        "select hash from audit_seal where position = ?",
                        (row, number) -> HexFormat.of().formatHex(row.getBytes("hash")),
                        head.position())
                .contains(head.hash());
    }

    /** Whether the trail has not that seal, because a restore came after it. */
    boolean wasReplaced(AuditHead head) {
        return !isInDatabase(head) && RestoreMark.isThereSince(head.sealedAt(), jdbc, key);
    }

    /** Lays the head outside aside where it was replaced, and only there. */
    void makeRoom() {
        AuditHead head = outside.read().head();
        if (head != null && wasReplaced(head)) {
            outside.layAside();
        }
    }
}

package io.inventario.audit;

import io.inventario.shared.IntegrityRule;
import io.inventario.shared.Messages;
import io.inventario.shared.Sentence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Rule U1: recomputes the code of every audit row and the whole chain, row by row, and compares its head with the one outside. */
final class AuditVerifier implements IntegrityRule {
    private static final int FETCHED = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String ROW = AuditColumns.ALL;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate snapshot;
    private final TransactionTemplate now;
    private final AuditKey key;
    private final OutsideHead outside;
    private final ReplacedHead replaced;
    private final Clock clock;

    AuditVerifier(
            DataSource source,
            PlatformTransactionManager transactions,
            AuditKey key,
            OutsideHead outside,
            Clock clock) {
        this.jdbc = new JdbcTemplate(source);
        jdbc.setFetchSize(FETCHED); // inside a transaction, so that PostgreSQL sends the rows bit by bit
        this.snapshot = new TransactionTemplate(transactions);
        this.now = new TransactionTemplate(transactions);
        now.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.key = key;
        this.outside = outside;
        this.replaced = new ReplacedHead(outside, jdbc, key);
        this.clock = clock;
    }

    @Override
    public String id() {
        return "U1";
    }

    @Override
    public String description() {
        return "audit rows are as they were written and sealed in one chain, up to the head kept outside the database";
    }

    @Override
    public Findings examine() {
        OutsideHead.Kept kept = outside.read();
        Walk walk = new Walk(kept.head());
        Instant late = clock.instant().minus(PATIENCE);
        snapshot.executeWithoutResult(status -> walk(walk, late));
        compare(walk, kept);
        return walk.found.findings();
    }

    @Override
    public Findings examineCopy() {
        Walk walk = new Walk(null);
        walk(walk, Instant.EPOCH); // nobody seals a copy: what was not sealed when it was taken never will be there
        return walk.found.findings();
    }

    private void walk(Walk walk, Instant late) {
        jdbc.query(
                "select s.position, s.row_id, s.hash, s.sealed_at, " + ROW
                        + " from audit_seal s left join audit_row r on r.id = s.row_id order by s.position",
                walk::sealed);
        jdbc.query(
                "select case when r.at < ? then 1 else 0 end as late, " + ROW + " from audit_row r"
                        + " where not exists (select 1 from audit_seal s where s.row_id = r.id) order by r.at, r.id",
                walk::unsealed,
                late.atOffset(ZoneOffset.UTC));
    }

    private void compare(Walk walk, OutsideHead.Kept kept) {
        AuditHead head = kept.head();
        if (kept.state() == OutsideHead.State.DAMAGED) {
            walk.found.difference("audit.offender.head", outside.place());
        } else if (head == null) {
            walk.found.note("audit.offender.noHead", outside.place());
        } else if (!walk.sawHead && isNow(() -> replaced.wasReplaced(head))) {
            walk.found.note("audit.offender.otherHead", outside.place());
        } else if (!walk.sawHead && !isNow(() -> replaced.isInDatabase(head))) {
            walk.found.difference("audit.offender.tail", walk.position, head.position(), head.sealedAt());
        }
    }

    /** The head outside may be newer than the snapshot that is examined. */
    private boolean isNow(BooleanSupplier question) {
        return Boolean.TRUE.equals(now.execute(status -> question.getAsBoolean()));
    }

    /** Where the walk along the chain is, and what it found. */
    private final class Walk {
        private final AuditFindings found = new AuditFindings();
        private final @Nullable AuditHead head;
        private long position;
        private byte[] previous = AuditSeal.BEGINNING;
        private boolean sawHead;

        Walk(@Nullable AuditHead head) {
            this.head = head;
        }

        /** Goes on from the hash that is stored, so that one damage is one finding. */
        void sealed(ResultSet row) throws SQLException {
            long at = row.getLong("position");
            if (at != position + 1) {
                found.differences(at - position - 1, "audit.offender.missing", position + 1, at - 1);
            }
            byte[] hash = row.getBytes("hash");
            byte[] mac = row.getBytes("mac");
            if (mac == null) {
                found.difference("audit.offender.deleted", row.getString("row_id"), at);
            } else {
                found.examined();
                String content = AuditSeal.content(
                        previous,
                        at,
                        row.getObject("row_id", UUID.class),
                        mac,
                        row.getObject("sealed_at", OffsetDateTime.class).toInstant());
                if (!isGenuine(row, mac)) {
                    found.difference("audit.offender.changed", name(row));
                } else if (!key.verifies(content, hash)) {
                    found.difference("audit.offender.moved", at, name(row));
                }
            }
            sawHead |= head != null
                    && head.position() == at
                    && head.hash().equals(HexFormat.of().formatHex(hash));
            position = at;
            previous = hash;
        }

        void unsealed(ResultSet row) throws SQLException {
            found.examined();
            if (!isGenuine(row, row.getBytes("mac"))) {
                found.difference("audit.offender.foreign", name(row));
            } else if (row.getBoolean("late")) {
                found.difference("audit.offender.unsealed", name(row));
            }
        }

        private boolean isGenuine(ResultSet row, byte[] mac) throws SQLException {
            return key.verifies(AuditColumns.content(row), mac);
        }

        private Sentence name(ResultSet row) throws SQLException {
            return Sentence.of(
                    "audit.offender.row",
                    row.getString("id"),
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    action(String.valueOf(row.getString("action"))),
                    String.valueOf(row.getString("subject_label")));
        }

        private static Object action(String action) {
            String text = "audit.action." + action;
            return Messages.has(Locale.ENGLISH, text) ? Sentence.of(text) : action;
        }
    }
}

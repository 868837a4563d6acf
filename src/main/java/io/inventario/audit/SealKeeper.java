package io.inventario.audit;

import io.inventario.audit.OutsideHead.State;
import jakarta.annotation.PreDestroy;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** While the application serves: seals every two seconds and keeps the head of the chain outside the database. */
@Component
class SealKeeper {
    private static final Logger log = LoggerFactory.getLogger(SealKeeper.class);
    private static final Duration RECENT = Duration.ofHours(1);
    private static final Duration WHOLE_PASS = Duration.ofMinutes(10);
    /** A power cut may take what H2 committed last: a head outside must never be ahead of what is on the disk. */
    private static final Duration SETTLED = Duration.ofSeconds(10);

    private static final Duration BETWEEN_LINES = Duration.ofHours(1);
    /** PostgreSQL, and H2 with some tables or none. */
    private static final Set<String> NO_TABLE = Set.of("42P01", "42S02", "42S03", "42S04");

    private final AuditSealer sealer;
    private final OutsideHead outside;
    private final ReplacedHead replaced;
    private final JdbcTemplate jdbc;
    private final Clock clock;
    private Instant wholePassAt = Instant.EPOCH;
    private Instant lineAt = Instant.EPOCH;
    private @Nullable AuditHead written;
    private @Nullable String trouble;
    private volatile boolean stopping;

    SealKeeper(AuditSealer sealer, OutsideHead outside, ReplacedHead replaced, JdbcTemplate jdbc, Clock clock) {
        this.sealer = sealer;
        this.outside = outside;
        this.replaced = replaced;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
    void work() {
        if (stopping) {
            return;
        }
        try {
            seal();
            keep();
        } catch (BadSqlGrammarException e) {
            if (written != null || !isNoTable(e.getSQLException())) {
                tell("The audit trail cannot be sealed: " + e.getMessage());
            } else {
                log.debug("The audit trail can be sealed when its tables are there", e);
            }
        } catch (DataAccessException | TransactionException | UncheckedIOException e) {
            tell("The audit trail cannot be sealed at the moment: " + e.getMessage());
        }
    }

    private static boolean isNoTable(@Nullable SQLException why) {
        return why != null && NO_TABLE.contains(String.valueOf(why.getSQLState()));
    }

    /** The database goes next: what fails from now on fails because of that. */
    @PreDestroy
    void stop() {
        stopping = true;
    }

    /** Rows older than an hour are nearly always sealed; every ten minutes all are looked at. */
    private void seal() {
        Instant now = clock.instant();
        boolean whole = wholePassAt.isBefore(now.minus(WHOLE_PASS));
        sealer.seal(whole ? Instant.EPOCH : now.minus(RECENT));
        wholePassAt = whole ? now : wholePassAt;
    }

    /**
     * A head that this database does not have is evidence: it stays until a person has looked and removed the file. Only that of
     * the data that a restore has replaced makes room for the head of the restored.
     */
    void keep() {
        AuditHead head = settled().orElse(null);
        if (head == null || head.equals(written)) {
            return;
        }
        replaced.makeRoom();
        OutsideHead.Kept kept = outside.read();
        AuditHead known = kept.head();
        if (kept.state() == State.DAMAGED || known != null && !replaced.isInDatabase(known)) {
            tell("The head of the audit trail in " + outside.place()
                    + " does not belong to this database or was changed; ./inventario check says more");
            return;
        }
        if (known == null || known.position() < head.position()) {
            outside.write(head);
        }
        written = head;
        trouble = null;
        if (lineAt.isBefore(clock.instant().minus(BETWEEN_LINES))) {
            lineAt = clock.instant();
            log.info("Audit trail sealed up to {}, hash {}", head.position(), head.hash());
        }
    }

    private Optional<AuditHead> settled() {
        return jdbc
                .query(
                        "select position, hash, sealed_at from audit_seal where sealed_at <= ? order by position desc"
                                + " limit 1",
                        (row, number) -> AuditHead.of(
                                row.getLong("position"),
                                row.getBytes("hash"),
                                row.getObject("sealed_at", OffsetDateTime.class).toInstant()),
                        clock.instant().minus(SETTLED).atOffset(ZoneOffset.UTC))
                .stream()
                .findFirst();
    }

    /** Says a trouble once, not every two seconds. */
    private void tell(String text) {
        if (!stopping && !text.equals(trouble)) {
            log.error(text);
            trouble = text;
        }
    }
}

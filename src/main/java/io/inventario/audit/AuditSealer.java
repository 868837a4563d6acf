package io.inventario.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Chains audit rows after their commit (rule U1), one sealer at a time however many instances run. It asks for rows without a
 * seal, never for rows after the last one: a transaction that took long commits rows with an earlier time.
 */
@Component
class AuditSealer {
    private static final int BATCH = 5_000;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final AuditKey key;
    private final Clock clock;

    AuditSealer(JdbcTemplate jdbc, PlatformTransactionManager transactions, AuditKey key, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        this.key = key;
        this.clock = clock;
    }

    private record Unsealed(UUID id, Instant at, byte[] mac) {}

    private record Link(long position, byte[] hash) {}

    /**
     * Seals what is committed and has no seal, in batches of their own transactions.
     *
     * @param since the earliest time of rows to look at
     * @return how many rows were sealed here; none while another sealer is at work
     */
    long seal(Instant since) {
        long sealed = 0;
        Unsealed after = new Unsealed(BEFORE_ALL, since, AuditSeal.BEGINNING);
        List<Unsealed> batch;
        do {
            Unsealed from = after;
            batch = Objects.requireNonNull(transaction.execute(status -> sealNext(from)));
            sealed += batch.size();
            after = batch.isEmpty() ? after : batch.getLast();
        } while (batch.size() == BATCH);
        return sealed;
    }

    private List<Unsealed> sealNext(Unsealed after) {
        if (jdbc.queryForList("select id from audit_sealer where id = 1 for update skip locked")
                .isEmpty()) {
            return List.of();
        }
        List<Unsealed> rows = unsealed(after);
        if (!rows.isEmpty()) {
            append(rows);
        }
        return rows;
    }

    private List<Unsealed> unsealed(Unsealed after) {
        OffsetDateTime at = after.at().atOffset(ZoneOffset.UTC);
        return jdbc.query(
                """
                select r.id, r.at, r.mac from audit_row r
                where r.at >= ? and (r.at > ? or r.id > ?)
                and not exists (select 1 from audit_seal s where s.row_id = r.id)
                order by r.at, r.id limit ?""",
                (row, number) -> new Unsealed(
                        row.getObject("id", UUID.class),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getBytes("mac")),
                at,
                at,
                after.id(),
                BATCH);
    }

    private void append(List<Unsealed> rows) {
        Link last = last();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        OffsetDateTime sealedAt = now.atOffset(ZoneOffset.UTC);
        List<Object[]> seals = new ArrayList<>(rows.size());
        for (Unsealed row : rows) {
            long position = last.position() + 1;
            byte[] hash = key.sign(AuditSeal.content(last.hash(), position, row.id(), row.mac(), now));
            seals.add(new Object[] {position, row.id(), hash, sealedAt});
            last = new Link(position, hash);
        }
        jdbc.batchUpdate("insert into audit_seal (position, row_id, hash, sealed_at) values (?, ?, ?, ?)", seals);
    }

    private Link last() {
        return jdbc
                .query(
                        "select position, hash from audit_seal order by position desc limit 1",
                        (row, number) -> new Link(row.getLong("position"), row.getBytes("hash")))
                .stream()
                .findFirst()
                .orElse(new Link(0, AuditSeal.BEGINNING));
    }
}

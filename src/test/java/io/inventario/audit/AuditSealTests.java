package io.inventario.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inventario.ScratchDatabase;
import io.inventario.shared.Actor;
import io.inventario.shared.Ids;
import io.inventario.shared.IntegrityRule.Findings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rule U1: whatever is done to the audit trail behind the application's back is found. */
class AuditSealTests {
    private static final String SECRET = "a key that only the tests of this machine use";
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    private Path folder;

    private final AuditKey key = new AuditKey(SECRET);
    private ScratchDatabase database;

    @BeforeEach
    void freshDatabase() {
        database = new ScratchDatabase();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void u1SealingIsCompleteGaplessAndTwiceDoesNothing() {
        write(12, NOW);

        assertThat(sealer().seal(Instant.EPOCH)).isEqualTo(12);
        assertThat(sealer().seal(Instant.EPOCH)).isZero();

        assertThat(database.jdbc.queryForList("select position from audit_seal order by position", Long.class))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 12).mapToObj(Long::valueOf).toList());
        assertSound(12);
    }

    @Test
    void u1RowsCommittedLateAreSealedToo() {
        write(3, NOW);
        sealer().seal(Instant.EPOCH);
        write(2, NOW.minus(Duration.ofDays(400)));
        write(7000, NOW.minus(Duration.ofMinutes(5)));

        assertThat(sealer().seal(Instant.EPOCH)).isEqualTo(7002);
        assertSound(7005);
    }

    @Test
    void u1ConcurrentWritersAndSealersSealEveryRowOnce() throws Exception {
        List<Callable<Long>> work = new ArrayList<>();
        for (int writer = 0; writer < 4; writer++) {
            work.add(() -> {
                for (int i = 0; i < 50; i++) {
                    write(2, Instant.now().truncatedTo(ChronoUnit.MICROS));
                }
                return 0L;
            });
            work.add(() -> {
                long sealed = 0;
                for (int i = 0; i < 30; i++) {
                    sealed += sealer().seal(Instant.EPOCH);
                }
                return sealed;
            });
        }
        long sealed = 0;
        try (var threads = Executors.newFixedThreadPool(work.size())) {
            for (Future<Long> each : threads.invokeAll(work)) {
                sealed += each.get();
            }
        }

        assertThat(sealed + sealer().seal(Instant.EPOCH)).isEqualTo(400);
        assertSound(400);
    }

    @Test
    void u1SecondSealerPassesBy() throws Exception {
        write(1, NOW);
        try (Connection other = database.source.getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().executeQuery("select id from audit_sealer where id = 1 for update");

            assertThat(sealer().seal(Instant.EPOCH)).isZero();
            other.rollback();
        }
        assertThat(sealer().seal(Instant.EPOCH)).isEqualTo(1);
    }

    @Test
    void u1AThousandDirectChangesAreAllFound() {
        List<AuditRow> rows = write(1200, NOW);
        sealer().seal(Instant.EPOCH);
        database.dropDefences();
        String[] changes = {
            "actor_name = 'somebody else'",
            "before = '{}'",
            "after = null",
            "at = at - interval '1' second",
            "subject_label = 'X'",
            "action = 'created'",
            "actor_id = null",
            "mac = '\\x00'"
        };
        for (int i = 0; i < 1000; i++) {
            String change = changes[i % changes.length];
            if (change.startsWith("mac")) {
                database.jdbc.update(
                        "update audit_row set mac = ? where id = ?",
                        new byte[32],
                        rows.get(i).getId());
            } else {
                database.jdbc.update(
                        "update audit_row set " + change + " where id = ?",
                        rows.get(i).getId());
            }
        }

        Findings found = verify();

        assertThat(found.differences()).isEqualTo(1000);
        assertThat(found.first()).hasSize(10).allMatch(row -> row.name().contains("was changed"));
    }

    @Test
    void u1DeletedRowIsNamed() {
        UUID gone = write(9, NOW).get(4).getId();
        sealer().seal(Instant.EPOCH);
        database.dropDefences();
        database.jdbc.update("delete from audit_row where id = ?", gone);

        assertThat(names()).containsExactly("audit row " + gone + " of seal 5 was deleted");
    }

    @Test
    void u1DeletedSealsAndTheirRowsLeaveAGapThatIsFound() {
        write(9, NOW);
        sealer().seal(Instant.EPOCH);
        database.dropDefences();
        database.jdbc.update(
                "delete from audit_row where id in (select row_id from audit_seal where position in (5, 6))");
        database.jdbc.update("delete from audit_seal where position in (5, 6)");

        assertThat(verify().differences()).isEqualTo(3);
        assertThat(names()).contains("seals 5 to 6 are missing");
    }

    @Test
    void u1InsertedRowIsFoundSealedOrNot() {
        AuditRow foreign = insert(row(NOW, new AuditKey("the key of somebody who has the database")));
        assertThat(names()).singleElement().asString().contains(foreign.getId().toString());

        sealer().seal(Instant.EPOCH);
        assertThat(names()).singleElement().asString().contains(foreign.getId() + " of");
    }

    @Test
    void u1SwappedSealsAreFound() {
        List<AuditRow> rows = write(9, NOW);
        sealer().seal(Instant.EPOCH);
        database.dropDefences();
        UUID nobody = Ids.next();
        swap(rows.get(2).getId(), nobody);
        swap(rows.get(6).getId(), rows.get(2).getId());
        swap(nobody, rows.get(6).getId());

        assertThat(names()).hasSize(2).allMatch(name -> name.contains("in this place"));
    }

    private void swap(UUID from, UUID to) {
        database.jdbc.update("update audit_seal set row_id = ? where row_id = ?", to, from);
    }

    @Test
    void u1CutTailIsFoundByTheHeadOutside() {
        write(9, NOW.minusSeconds(60));
        sealer(NOW.minusSeconds(60)).seal(Instant.EPOCH);
        keeper().keep();
        assertSound(9);
        database.dropDefences();
        database.jdbc.update("delete from audit_row where id in (select row_id from audit_seal where position > 6)");
        database.jdbc.update("delete from audit_seal where position > 6");

        assertThat(names())
                .singleElement()
                .asString()
                .contains("ends at seal 6")
                .contains("seal 9");

        write(5, NOW.minusSeconds(30));
        sealer(NOW.minusSeconds(30)).seal(Instant.EPOCH);
        keeper().keep(); // leaves the evidence alone
        assertThat(names()).singleElement().asString().contains("seal 9");
    }

    @Test
    void u1HeadOutsideWaitsUntilTheDatabaseIsSureOfIt() {
        write(1, NOW);
        sealer(NOW.minusSeconds(60)).seal(Instant.EPOCH);
        write(1, NOW);
        sealer(NOW.minusSeconds(2)).seal(Instant.EPOCH);

        keeper().keep();

        assertThat(outside().read().head())
                .isNotNull()
                .satisfies(head -> assertThat(head.position()).isEqualTo(1));
    }

    @Test
    void u1HeadOfDataThatARestoreHasReplacedMakesRoomAndNoOtherDoes() throws SQLException {
        write(9, NOW.minusSeconds(60));
        sealer(NOW.minusSeconds(60)).seal(Instant.EPOCH);
        keeper().keep();
        database.dropDefences();
        database.jdbc.update("delete from audit_seal where position > 6");
        restored(NOW.minusSeconds(61), key);
        restored(NOW, new AuditKey("the key of somebody who has the database"));
        assertThat(names()).anyMatch(name -> name.contains("ends at seal 6"));
        database.jdbc.update("delete from audit_row where id not in (select row_id from audit_seal)");

        restored(NOW.minusSeconds(40), key);
        assertThat(verify().differences()).isZero();
        assertThat(verify().notes()).singleElement().asString().contains("a restore has replaced");
        keeper().keep();

        assertThat(outside().read().head())
                .isNotNull()
                .satisfies(head -> assertThat(head.position()).isEqualTo(6));
        assertThat(head().resolveSibling("shop.head.before-restore")).exists();
        assertThat(verify().notes()).isEmpty();
    }

    private void restored(Instant at, AuditKey with) throws SQLException {
        try (Connection connection = database.source.getConnection()) {
            connection.setAutoCommit(true);
            new RestoreMark("a.zip", new Actor.Program("tests"), with, clock(at)).write(connection);
        }
    }

    @Test
    void u1MissingHeadIsUnknownAndAChangedOneIsDamage() throws Exception {
        write(1, NOW);
        sealer(NOW.minusSeconds(60)).seal(Instant.EPOCH);
        assertThat(verify().notes()).singleElement().asString().startsWith("unknown");
        assertThat(verify().differences()).isZero();

        keeper().keep();
        assertThat(verify().notes()).isEmpty();
        Files.writeString(head(), Files.readString(head()).replace("position=1", "position=0"));

        assertThat(names()).singleElement().asString().contains("was changed or cannot be read");
    }

    @Test
    void u1RowUnsealedForMoreThanAMinuteIsFound() {
        insert(row(NOW.minusSeconds(30), key));
        assertThat(verify().differences()).isZero();

        insert(row(NOW.minusSeconds(90), key));
        assertThat(names()).singleElement().asString().endsWith("is not sealed yet");
    }

    @Test
    void u1WhatAnOlderKeySignedIsStillGood() {
        write(3, NOW.minusSeconds(60));
        sealer(NOW.minusSeconds(60)).seal(Instant.EPOCH);
        keeper().keep();
        AuditKey newer = new AuditKey("the newer key, which is as long as the other", SECRET);
        insert(row(NOW, newer));
        new AuditSealer(database.jdbc, database.transactions, newer, clock(NOW)).seal(Instant.EPOCH);

        assertThat(verify(newer).differences()).isZero();
        assertThat(verify(new AuditKey("the newer key, which is as long as the other"))
                        .differences())
                .isEqualTo(4); // three rows and the head outside
    }

    @Test
    void u1SealsAreNeverChangedOrDeleted() {
        write(1, NOW);
        sealer().seal(Instant.EPOCH);
        for (String sql : List.of("update audit_seal set position = 2", "delete from audit_seal")) {
            assertThatThrownBy(() -> database.jdbc.update(sql)).hasMessageContaining("never changed or deleted");
        }
    }

    private void assertSound(long rows) {
        Findings found = verify();
        assertThat(found.first()).isEmpty();
        assertThat(found.examined()).isEqualTo(rows);
    }

    private List<String> names() {
        return verify().first().stream().map(Object::toString).toList();
    }

    private Findings verify() {
        return verify(key);
    }

    private Findings verify(AuditKey with) {
        return new AuditVerifier(
                        database.source,
                        database.transactions,
                        with,
                        new OutsideHead(head().toString(), with),
                        clock(NOW))
                .examine();
    }

    private AuditSealer sealer() {
        return sealer(NOW);
    }

    private AuditSealer sealer(Instant now) {
        return new AuditSealer(database.jdbc, database.transactions, key, clock(now));
    }

    private SealKeeper keeper() {
        return new SealKeeper(
                sealer(), outside(), new ReplacedHead(outside(), database.jdbc, key), database.jdbc, clock(NOW));
    }

    private OutsideHead outside() {
        return new OutsideHead(head().toString(), key);
    }

    private Path head() {
        return folder.resolve("heads/shop.head");
    }

    private static Clock clock(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private List<AuditRow> write(int count, Instant at) {
        return IntStream.range(0, count)
                .mapToObj(i -> insert(row(at.plus(i, ChronoUnit.MICROS), key)))
                .toList();
    }

    private static AuditRow row(Instant at, AuditKey key) {
        return new AuditRow(
                at, Ids.next(), "ana", "changed", "Product", Ids.next(), "P-1", "{\"n\":1}", "{\"n\":2}", key);
    }

    private AuditRow insert(AuditRow row) {
        database.jdbc.update(
                "insert into audit_row (id, at, actor_id, actor_name, action, subject_type, subject_id, subject_label, before, after, mac)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                row.getId(),
                row.getAt().atOffset(ZoneOffset.UTC),
                row.getActorId(),
                row.getActorName(),
                row.getAction(),
                row.getSubjectType(),
                row.getSubjectId(),
                row.getSubjectLabel(),
                row.getBefore(),
                row.getAfter(),
                row.mac());
        return row;
    }
}

package io.inventario.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.inventario.database.Health.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counting by shape: what is one statement, what is forgotten, and that no value stays. */
class StatementLogTests {
    private static final Instant START = Instant.parse("2026-11-28T08:00:00Z");
    private static final long MILLI = 1_000_000;

    private final StatementLog log = new StatementLog(Clock.fixed(START, ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            select  p.id\tfrom product p                     | select p.id from product p
            select p1_0.id from product p1_0 where id=?      | select p1_0.id from product p1_0 where id=?
            select 1 from t where a in (?, ?,?)              | select ? from t where a in (?, …)
            select x from t where b = 'it''s secret' and c=5 | select x from t where b = ? and c=?
            select "Año 2026" from t limit 10                | select "Año 2026" from t limit ?
            insert into t values (?, ?), (?, ?),(?,?)        | insert into t values (?, …), …
            insert into t values (?), (?)                    | insert into t values (?), …
            update t set a=$1, b=-1.5e3 where c=$2           | update t set a=?, b=-? where c=?
            alter user x set password 'cut in the mid        | alter user x set password ?
            """)
    void shapeHasNoValues(String sql, String shape) {
        assertThat(StatementShape.of(sql)).isEqualTo(shape);
    }

    @Test
    void aStatementOfThousandsOfValuesHasAShapeOnTheSmallestStack() throws InterruptedException {
        String sql = "select x from t where a in (?" + ", ?".repeat(20_000) + ") and b = 'it" + "''s".repeat(20_000)
                + "' and (c, d) in ((?, ?)" + ", (?, ?)".repeat(20_000) + ")";
        List<String> shapes = new ArrayList<>();
        Thread small = new Thread(null, () -> shapes.add(StatementShape.of(sql)), "small", 128 * 1024);
        small.start();
        small.join();

        assertThat(shapes).containsExactly("select x from t where a in (?, …) and b = ? and (c, d) in ((?, …), …)");
    }

    @Test
    void executionsOfOneShapeAreCountedTogether() {
        log.executed("select 1 from t where a in (?,?)", 2 * MILLI);
        log.executed("select 1 from t where a in (?,?)", 4 * MILLI);
        log.executed("select 1 from t where a in (?,?,?)", 9 * MILLI);
        log.executedAsWritten("set password 'first'", MILLI);
        log.executedAsWritten("set password 'second'", MILLI);

        assertThat(log.read(10).frequent())
                .containsExactly(
                        new Statement("select ? from t where a in (?, …)", 3, 15_000, 5_000, 9_000),
                        new Statement("set password ?", 2, 2_000, 1_000, 1_000));
        assertThat(log.read(10).since()).isEqualTo(START);
    }

    @Test
    void slowestAreThoseThatTakeLongEachTimeAndFrequentThoseThatComeOften() {
        log.executed("report", 900 * MILLI);
        for (int i = 0; i < 2_000; i++) {
            log.executed("sale", MILLI);
        }
        log.executed("login", 30 * MILLI);

        assertThat(log.read(2).slowest()).extracting(Statement::text).containsExactly("report", "login");
        assertThat(log.read(1).frequent()).extracting(Statement::text).containsExactly("sale");
        assertThat(log.heaviest(1)).extracting(Statement::text).containsExactly("sale");
    }

    @Test
    void whenItIsFullWhatTookTheLeastTimeIsForgotten() {
        log.executed("slow", 1_000 * MILLI);
        for (int i = 0; i < 3 * StatementLog.MOST_TEXTS; i++) {
            log.executed("generated_" + i, MILLI);
        }

        List<Statement> kept = log.heaviest(Integer.MAX_VALUE);
        assertThat(kept)
                .hasSize(StatementLog.MOST_TEXTS)
                .first()
                .extracting(Statement::text)
                .isEqualTo("slow");
    }

    @Test
    void nothingIsLostWhenManyCountAtOnce() {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                threads.submit(() -> {
                    for (int n = 0; n < 10_000; n++) {
                        log.executed("statement_" + n % 7, 1_000);
                    }
                });
            }
        }

        assertThat(log.heaviest(10)).hasSize(7);
        assertThat(log.heaviest(10).stream().mapToLong(Statement::calls).sum()).isEqualTo(80_000);
    }
}

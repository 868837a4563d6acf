package io.inventario.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inventario.DatabaseTests;
import io.inventario.Shop;
import io.inventario.database.Health.Statement;
import io.inventario.shared.Actor;
import java.util.List;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The application's own statement log on a real database: Hibernate, JDBC, what fails, and batches. */
class StatementWatchTests extends DatabaseTests {
    @Autowired
    private StatementLog log;

    @Autowired
    private HealthService health;

    @Autowired
    private DataSource source;

    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void postingASaleIsCountedStatementByStatementWithoutItsValues() {
        var product = shop.stocked("10", 50, "4");
        shop.sell(Shop.line(product, 2));
        long before = calls(text -> text.startsWith("insert into sale "));

        shop.sell(Shop.line(product, 3));

        assertThat(calls(text -> text.startsWith("insert into sale "))).isEqualTo(before + 1);
        assertThat(all()).extracting(Statement::text).noneMatch(text -> text.contains(product.getCode()));
        assertThat(all())
                .allMatch(statement ->
                        statement.maxMicros() * statement.calls() >= statement.totalMicros() - statement.calls());
    }

    @Test
    void whatJdbcAsksAndWhatFailsIsCountedToo() {
        jdbc.queryForObject("select count(*) as own_log_canary from product where name = ?", Long.class, "secret-1");
        jdbc.queryForList("select name as own_log_canary_2 from product where name = 'secret-2'", String.class);
        assertThatThrownBy(() -> jdbc.update("update own_log_canary_3 set x = ?", 1))
                .isInstanceOf(DataAccessException.class);
        jdbc.batchUpdate(
                "update product set version = version where code = ? and 'own_log_canary_4' = ''",
                List.of(new Object[] {"a"}, new Object[] {"b"}));

        assertThat(calls(text -> text.contains("own_log_canary "))).isEqualTo(1);
        assertThat(calls(text -> text.contains("own_log_canary_2 "))).isEqualTo(1);
        // H2 refuses it when it is prepared, PostgreSQL when it is executed
        assertThat(calls(text -> text.contains("own_log_canary_3 "))).isEqualTo(onPostgres() ? 1 : 0);
        assertThat(calls(text -> text.startsWith("update product set version = version where code = ? and ? = ?")))
                .isEqualTo(1);
        assertThat(all()).extracting(Statement::text).noneMatch(text -> text.contains("secret-"));
    }

    @Test
    void connectionOfTheDriverIsStillReached() throws Exception {
        try (var connection = source.getConnection()) {
            assertThat(connection.isWrapperFor(
                            onPostgres() ? org.postgresql.PGConnection.class : org.h2.jdbc.JdbcConnection.class))
                    .isTrue();
        }
    }

    @Test
    void healthShowsTheOwnLogUnlessTheServerCounts() {
        shop.sell(Shop.line(shop.stocked("10", 5, "4"), 1));

        Health seen = Actor.asProgram("health", health::look);

        assertThat(seen.statements().source()).isEqualTo(Health.Source.OWN);
        assertThat(seen.statements().since()).isNotNull();
        assertThat(seen.statements().slowest()).hasSize(20);
        assertThat(seen.statements().frequent())
                .hasSize(20)
                .isSortedAccordingTo((a, b) -> Long.compare(b.calls(), a.calls()));
        assertThat(seen.reads().isEmpty()).isEqualTo(!onPostgres());
        if (onPostgres()) {
            assertThat(seen.reads())
                    .extracting(Health.TableReads::percentByIndex)
                    .allMatch(percent -> percent >= 0 && percent <= 100);
        }
    }

    private long calls(Predicate<String> text) {
        return all().stream()
                .filter(statement -> text.test(statement.text()))
                .mapToLong(Statement::calls)
                .sum();
    }

    private List<Statement> all() {
        return log.heaviest(Integer.MAX_VALUE);
    }
}

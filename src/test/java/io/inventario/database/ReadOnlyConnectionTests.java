package io.inventario.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inventario.DatabaseTests;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The second wall of the console alone: what somebody who got past the first could do, which is nothing. */
class ReadOnlyConnectionTests extends DatabaseTests {
    private static final Duration PATIENCE = Duration.ofMillis(500);

    @Autowired
    private QueryConsole console;

    @Autowired
    private DatabaseUrl url;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void thereIsSomethingToChange() {
        shop.stocked("10", 5, "4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from role_permission",
                "update product set name = 'x'",
                "insert into role_permission select id, 'x' from role",
                "create table stolen (id integer)",
                "drop table role_permission",
                "alter table product add column stolen integer",
                "truncate table role_permission",
                "create view stolen as select * from app_user",
                "grant select on app_user to public",
            })
    void databaseItselfRefusesWhatWrites(String sql) {
        assertRefusedAndNothingChanged(sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select nextval('product_code')",
                "select set_config('transaction_read_only', 'off', true)",
                "set transaction read write",
                "set transaction read write; delete from role_permission",
                "with d as (delete from role_permission returning *) select * from d",
                "do 'begin delete from role_permission; end'",
                "select pg_read_file('/etc/passwd')",
                "select lo_export(1, '/tmp/inventario-canary')",
                "copy app_user to program 'id'",
                "create temporary table stolen (id integer)",
                "vacuum product",
            })
    void onPostgresNoTrickOfItsOwnHelps(String sql) {
        if (!onPostgres()) {
            return;
        }
        assertRefusedAndNothingChanged(sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select file_read('/etc/passwd')",
                "select csvwrite('/tmp/inventario-canary.csv', 'select 1')",
                "select * from csvread('/etc/passwd')",
                "create alias boom as 'void boom() { }'",
                "select * from final table (delete from role_permission)",
                "alter user inventario_reader admin true",
                "alter user sa set password 'stolen'",
                "create user stolen password 'x' admin",
                "script to '/tmp/inventario-canary.sql'",
                "backup to '/tmp/inventario-canary.zip'",
                "runscript from '/tmp/inventario-canary.sql'",
                "set write_delay 1000",
                "set exclusive 1",
                "shutdown",
                "select 1; delete from role_permission",
            })
    void onH2TheAccountThatAsksHoldsNoOtherRight(String sql) {
        if (onPostgres()) {
            return;
        }
        assertRefusedAndNothingChanged(sql);
    }

    @ParameterizedTest
    @ValueSource(strings = {"select pg_sleep(60)", "select count(*) from generate_series(1, 1000000000)"})
    void onPostgresTheServerStopsWhatTakesLong(String sql) throws SQLException {
        if (!onPostgres()) {
            return;
        }
        long start = System.nanoTime();

        assertThatThrownBy(() -> execute(sql))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        stopped -> assertThat(stopped.getSQLState()).isEqualTo("57014"));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(PATIENCE, PATIENCE.multipliedBy(20));
    }

    /** A message is sent when a transaction commits, and a read-only one may send it: none arrives. */
    @Test
    void onPostgresNothingIsEverCommitted() throws SQLException {
        if (!onPostgres()) {
            return;
        }
        try (Connection listener = url.connect();
                var statement = listener.createStatement()) {
            statement.execute("listen canary");

            assertThat(console.behindTheFirstWall(connection -> "select pg_notify('canary', 'asked')")
                            .rows())
                    .hasSize(1);
            execute("select pg_notify('canary', 'past every word')");
            statement.execute("notify canary, 'committed'");

            assertThat(listener.unwrap(PGConnection.class).getNotifications(5_000))
                    .extracting(org.postgresql.PGNotification::getParameter)
                    .containsExactly("committed");
        }
    }

    @Test
    void onH2ThePasswordOfTheReaderIsAnotherOneEveryTimeAndNobodyGuessesIt() throws SQLException {
        if (onPostgres()) {
            return;
        }
        try (Connection first = new ReadOnlyConnection(url, PATIENCE).open();
                Connection second = new ReadOnlyConnection(url, PATIENCE).open();
                var statement = second.createStatement();
                var rows = statement.executeQuery(
                        "select user_name, is_admin from information_schema.users where user_name = current_user")) {
            assertThat(first.getMetaData().getUserName()).isEqualTo("INVENTARIO_READER");
            assertThat(rows.next()).isTrue();
            assertThat(rows.getBoolean("is_admin")).isFalse();
        }
        String address = url.jdbcUrl().substring(0, url.jdbcUrl().indexOf(';')) + ";AUTO_SERVER=TRUE";
        for (String guess : List.of("", "INVENTARIO_READER", "sa")) {
            assertThatThrownBy(() -> DriverManager.getConnection(address, "INVENTARIO_READER", guess))
                    .isInstanceOf(SQLException.class);
        }
    }

    private void assertRefusedAndNothingChanged(String sql) {
        List<String> before = state();
        assertThatThrownBy(() -> execute(sql)).as(sql).isInstanceOf(SQLException.class);
        assertThat(state()).isEqualTo(before);
    }

    /** Without a look at what is asked, and with every answer taken. */
    private void execute(String sql) throws SQLException {
        try (Connection connection = new ReadOnlyConnection(url, PATIENCE).open()) {
            try (var statement = connection.createStatement()) {
                statement.execute(sql);
                while (statement.getMoreResults() || statement.getUpdateCount() >= 0) {
                    statement.getResultSet();
                }
            } finally {
                connection.rollback();
            }
        }
    }

    private List<String> state() {
        return List.of(
                one("select count(*) from role_permission"),
                one("select count(*) from app_user"),
                one("select min(name) from product"),
                one("select count(*) from information_schema.columns where lower(table_schema) = 'inventario'"),
                one(
                        onPostgres()
                                ? "select last_value from product_code"
                                : "select base_value from information_schema.sequences where sequence_name ="
                                        + " 'PRODUCT_CODE'"));
    }

    private String one(String sql) {
        return String.valueOf(jdbc.sql(sql).query().singleValue());
    }
}

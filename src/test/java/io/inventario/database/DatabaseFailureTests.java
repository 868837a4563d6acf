package io.inventario.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariDataSource;
import io.inventario.JavaCommand;
import io.inventario.TestPostgres;
import io.inventario.database.DatabaseFailure.Kind;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every case is produced for real, except a failing name server and a full disk. */
@Tag("once")
@Timeout(60)
class DatabaseFailureTests {
    @TempDir
    private Path folder;

    @Test
    void connectionRefused() throws Exception {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertThat(failure("postgres://ana:x@localhost:" + free + "/shop")).isEqualTo(Kind.CONNECTION_REFUSED);
    }

    @Test
    void unknownHost() {
        assertThat(failure("postgres://ana:x@no-such-host.invalid/shop")).isEqualTo(Kind.UNKNOWN_HOST);
    }

    @Test
    void serverThatStaysSilent() throws Exception {
        try (var silent = new ServerSocket(0)) {
            assertThat(failure("postgres://ana:x@localhost:" + silent.getLocalPort()
                            + "/shop?sslmode=disable&loginTimeout=1&socketTimeout=1"))
                    .isIn(Kind.TIMEOUT, Kind.CONNECTION_REFUSED, Kind.CONNECTION_LOST);
        }
    }

    @Test
    void wrongPasswordAndNone() {
        String url = TestPostgres.freshUrl();
        assertThat(failure(url.replaceFirst(":secret-of-[^@]*", ":wrong"))).isEqualTo(Kind.WRONG_PASSWORD);
        assertThat(failure(url.replaceFirst(":secret-of-[^@]*", ""))).isEqualTo(Kind.WRONG_PASSWORD);
    }

    @Test
    void unknownDatabase() {
        assertThat(failure(TestPostgres.freshUrl() + "_missing")).isEqualTo(Kind.UNKNOWN_DATABASE);
    }

    @Test
    void serverWithoutTls() {
        assertThat(failure(TestPostgres.freshUrl() + "?sslmode=require")).isEqualTo(Kind.TLS);
    }

    @Test
    void tooManyConnections() throws SQLException {
        String url = TestPostgres.freshUrl();
        TestPostgres.asSuperuser("ALTER DATABASE " + url.substring(url.lastIndexOf('/') + 1) + " CONNECTION LIMIT 2");
        List<Connection> open = new ArrayList<>();
        try {
            open.add(DatabaseUrl.of(url).connect());
            open.add(DatabaseUrl.of(url).connect());
            assertThat(failure(url)).isEqualTo(Kind.TOO_MANY_CONNECTIONS);
        } finally {
            for (Connection connection : open) {
                connection.close();
            }
        }
    }

    /** What broke under a statement is closed for the rollback, whose failure is the one that people get to see. */
    @Test
    void connectionThatThePoolHasClosed() throws SQLException {
        String url = TestPostgres.freshUrl();
        DatabaseUrl address = DatabaseUrl.of(url);
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(address.jdbcUrl());
            pool.setUsername(address.user());
            pool.setPassword(address.password());
            try (Connection connection = pool.getConnection();
                    var statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                TestPostgres.asSuperuser("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '"
                        + url.substring(url.lastIndexOf('/') + 1) + "'");
                assertThat(catchThrowable(() -> statement.execute("select 1"))).isNotNull();
                assertThat(DatabaseFailure.in(new IllegalStateException(catchThrowable(connection::rollback))))
                        .map(DatabaseFailure::kind)
                        .contains(Kind.CONNECTION_LOST);
            }
        }
    }

    @Test
    void connectionCutByTheServer() throws SQLException {
        String url = TestPostgres.freshUrl();
        try (Connection connection = DatabaseUrl.of(url).connect()) {
            TestPostgres.asSuperuser("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '"
                    + url.substring(url.lastIndexOf('/') + 1) + "'");
            assertThat(failure(connection, "SELECT 1")).contains(Kind.CONNECTION_LOST);
        }
    }

    @Test
    void accountWithoutRights() throws SQLException {
        try (Connection connection = DatabaseUrl.of(TestPostgres.freshUrl()).connect()) {
            assertThat(failure(connection, "SELECT * FROM pg_authid")).contains(Kind.NO_RIGHTS);
        }
    }

    @Test
    void readOnlyServer() throws SQLException {
        try (Connection connection = DatabaseUrl.of(TestPostgres.freshUrl()).connect()) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            assertThat(failure(connection, "CREATE SCHEMA x")).contains(Kind.READ_ONLY);
        }
    }

    @Test
    void ordinaryErrorIsNotAFailureOfTheDatabase() throws SQLException {
        try (Connection connection = DatabaseUrl.of(TestPostgres.freshUrl()).connect()) {
            assertThat(failure(connection, "SELECT 1 / 0")).isEmpty();
        }
        assertThat(DatabaseFailure.in(new IllegalStateException("other"))).isEmpty();
    }

    @Test
    void h2FileOfAnotherProgram() throws Exception {
        String url = "jdbc:h2:" + folder.resolve("shop") + ";AUTO_SERVER=FALSE";
        try (Connection first = DatabaseUrl.of(url).connect()) {
            assertThat(first.isClosed()).isFalse();
            Process other = new ProcessBuilder(JavaCommand.plain(Opener.class, url))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertThat(new String(other.getInputStream().readAllBytes()).strip())
                    .endsWith(Kind.FILE_LOCKED.name());
        }
    }

    @Test
    void h2PasswordAndDamage() throws Exception {
        String url = "jdbc:h2:" + folder.resolve("shop");
        DatabaseUrl.of(url).connect().close();
        assertThat(failure(url + ";USER=sa;PASSWORD=wrong")).isEqualTo(Kind.WRONG_PASSWORD);
        Files.write(folder.resolve("shop.mv.db"), new byte[20_000]);
        assertThat(failure(url)).isEqualTo(Kind.FILE_DAMAGED);
    }

    @Test
    void everyKindHasAKeyAndWordsWithoutALineBreak() {
        for (Kind kind : Kind.values()) {
            assertThat(kind.key()).matches("database\\.failure\\.[a-z_]+");
            assertThat(DatabaseFailure.of(kind).message()).isNotBlank().doesNotContain("\n");
        }
    }

    /** Opens the file from a process of its own. */
    static final class Opener {
        public static void main(String[] arguments) {
            System.out.println(failure(arguments[0]));
        }
    }

    private static Kind failure(String url) {
        try (Connection connection = DatabaseUrl.of(url).connect()) {
            throw new AssertionError("Could connect: " + connection);
        } catch (SQLException e) {
            return DatabaseFailure.in(new IllegalStateException("wrapped", e))
                    .map(DatabaseFailure::kind)
                    .orElseThrow(() -> new AssertionError(e));
        }
    }

    private static Optional<Kind> failure(Connection connection, String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
            throw new AssertionError("Could run " + sql);
        } catch (SQLException e) {
            return DatabaseFailure.in(e).map(DatabaseFailure::kind);
        }
    }
}

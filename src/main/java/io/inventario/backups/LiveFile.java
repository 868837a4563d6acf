package io.inventario.backups;

import io.inventario.database.DatabaseUrl;
import io.inventario.shared.BusinessException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.h2.api.ErrorCode;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The live H2 file while its name passes to another one: this process has it open, its other connections, and those of other processes,
 * have ended, and new ones are refused until it is closed again.
 */
final class LiveFile implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LiveFile.class);

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final String NOT_ALONE = "The live file cannot be opened alone; it is as it was";

    private final Connection connection;

    private LiveFile(Connection connection) {
        this.connection = connection;
    }

    /** @throws BusinessException when another process has the file open, said before any work is done for it */
    static void requireHere(DatabaseUrl url) {
        try {
            here(url).close();
        } catch (SQLException e) {
            throw new IllegalStateException(NOT_ALONE, e);
        }
    }

    /**
     * What others have not committed ends here, and nobody connects until this is closed.
     *
     * @throws BusinessException when another process has the file open: only who has it open can put another in its place; or when the
     *     work of others does not end
     */
    static LiveFile alone(DatabaseUrl url) {
        try {
            Connection connection = here(url);
            boolean alone = false;
            try (var statement = connection.createStatement()) {
                statement.execute("set exclusive 2");
                awaitTheEndOfOthers(statement);
                alone = true;
            } finally {
                if (!alone) {
                    connection.close();
                }
            }
            return new LiveFile(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(NOT_ALONE, e);
        }
    }

    /** A session that still takes back what it did would keep the engine, and with it the file, open beyond the shutdown. */
    private static void awaitTheEndOfOthers(Statement statement) throws SQLException {
        long begun = System.nanoTime();
        while (others(statement) > 0) {
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw new BusinessException("backups.busy");
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("Stopped while others still work");
            }
        }
    }

    private static long others(Statement statement) throws SQLException {
        try (var row = statement.executeQuery(
                "select count(*) from information_schema.sessions where session_id <> session_id()")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Connection here(DatabaseUrl url) throws SQLException {
        Connection connection;
        try {
            connection = url.connect();
        } catch (SQLException e) {
            if (e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1
                    || e.getErrorCode() == ErrorCode.DATABASE_IS_IN_EXCLUSIVE_MODE) {
                throw new BusinessException("backups.inUse");
            }
            throw e;
        }
        boolean here = false;
        try {
            here = connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal;
        } finally {
            if (!here) {
                connection.close();
            }
        }
        if (!here) {
            throw new BusinessException("backups.inUse");
        }
        return connection;
    }

    Connection connection() {
        return connection;
    }

    /**
     * Closes the file for everybody: whoever connects next opens the file that has its name now.
     *
     * @throws BusinessException when it stays open
     */
    void shutDown() {
        try (var statement = connection.createStatement()) {
            statement.execute("shutdown");
        } catch (SQLException e) {
            log.error("The restored data is live, but the program may still have the file before open", e);
            throw new BusinessException("backups.swap.restart");
        }
    }

    /** Without a shutdown the others go on where they were. */
    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            log.debug("The file was shut down before", e);
        }
    }
}

package io.inventario.database;

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
 * The live H2 file while its name passes to another one, or its schema moves: this process has it open, its other connections, and those
 * of other processes, have ended, and new ones are refused until this one is closed.
 */
public final class LiveFile implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LiveFile.class);

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final String NOT_ALONE = "The live file cannot be opened alone; it is as it was";

    private final Connection connection;

    private LiveFile(Connection connection) {
        this.connection = connection;
    }

    /** @throws BusinessException when another process has the file open, said before any work is done for it */
    public static void requireHere(DatabaseUrl url) {
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
    public static LiveFile alone(DatabaseUrl url) {
        try {
            Connection connection = here(url);
            boolean alone = false;
            try {
                takeAlone(connection);
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

    /** The same by a connection of this process, until it is closed. */
    static void takeAlone(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set exclusive 2");
            awaitTheEndOfOthers(statement);
        }
    }

    /** A session that still takes back what it did would keep the engine, and with it the file, open beyond the shutdown. */
    private static void awaitTheEndOfOthers(Statement statement) throws SQLException {
        long begun = System.nanoTime();
        while (others(statement) > 0) {
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw new BusinessException("database.busy");
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
                throw new BusinessException("database.inUse");
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
            throw new BusinessException("database.inUse");
        }
        return connection;
    }

    public Connection connection() {
        return connection;
    }

    /** Closes the file for everybody: whoever connects next opens the file that has its name now. */
    public void shutDown() throws SQLException {
        shutDown(connection);
    }

    static void shutDown(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("shutdown");
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

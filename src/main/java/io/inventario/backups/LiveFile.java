package io.inventario.backups;

import io.inventario.database.DatabaseUrl;
import io.inventario.shared.BusinessException;
import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.ErrorCode;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The live H2 file while its name passes to another one: this process has it open, and its other connections, and those of other
 * processes, wait until it is closed again.
 */
final class LiveFile implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LiveFile.class);

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

    /** @throws BusinessException when another process has the file open: only who has it open can put another in its place */
    static LiveFile alone(DatabaseUrl url) {
        try {
            Connection connection = here(url);
            try (var statement = connection.createStatement()) {
                statement.execute("set exclusive 1");
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
            return new LiveFile(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(NOT_ALONE, e);
        }
    }

    private static Connection here(DatabaseUrl url) throws SQLException {
        try {
            Connection connection = url.connect();
            if (connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal) {
                return connection;
            }
            connection.close();
        } catch (SQLException e) {
            if (e.getErrorCode() != ErrorCode.DATABASE_ALREADY_OPEN_1) {
                throw e;
            }
        }
        throw new BusinessException("backups.inUse");
    }

    Connection connection() {
        return connection;
    }

    /** Closes the file for everybody: whoever connects next opens the file that has its name now. */
    void shutDown() {
        try (var statement = connection.createStatement()) {
            try {
                statement.execute("shutdown");
            } catch (SQLException e) {
                log.warn("The file before the restore could not be closed in order; it is closed at once", e);
                statement.execute("shutdown immediately");
            }
        } catch (SQLException e) {
            log.error("The restored data is live, but the program still has the file before open: restart it", e);
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

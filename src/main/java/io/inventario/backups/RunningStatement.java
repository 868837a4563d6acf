package io.inventario.backups;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a connection of a proof or a restore is doing at the moment, which whoever cancels it does not wait for. */
final class RunningStatement {
    private static final Logger log = LoggerFactory.getLogger(RunningStatement.class);

    private RunningStatement() {}

    /** Makes it fail; on H2 it goes on until the next step is told. */
    static void stop(Connection connection) {
        try {
            if (!connection.isClosed() && connection.isWrapperFor(PGConnection.class)) {
                connection.unwrap(PGConnection.class).cancelQuery();
            }
        } catch (SQLException e) {
            log.warn("A statement of a restore that was cancelled cannot be stopped: {}", e.getSQLState());
        }
    }
}

package io.inventario.moving;

import io.inventario.database.DatabaseUrl;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Connections to the database that the data moves to, outside the pool; a statement that runs on one can be stopped. */
final class TargetConnections extends AbstractDataSource {
    private static final Logger log = LoggerFactory.getLogger(TargetConnections.class);

    private final DatabaseUrl url;
    private final Set<Connection> given = ConcurrentHashMap.newKeySet();

    TargetConnections(DatabaseUrl url) {
        this.url = url;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = url.connect();
        given.add(connection);
        return connection;
    }

    @Override
    public Connection getConnection(String user, String password) {
        throw new UnsupportedOperationException("The account is part of the address");
    }

    /** Stops what runs at this moment, which then fails. */
    void stop() {
        for (Connection connection : given) {
            try {
                if (!connection.isClosed()) {
                    connection.unwrap(PGConnection.class).cancelQuery();
                }
            } catch (SQLException e) {
                log.warn("A statement of a move that was cancelled cannot be stopped: {}", e.getSQLState());
            }
        }
    }
}

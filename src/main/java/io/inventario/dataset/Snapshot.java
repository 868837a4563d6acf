package io.inventario.dataset;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.engine.Constants;

/** A connection that sees all tables as they were at one moment, whatever others commit meanwhile, and writes nothing. */
public final class Snapshot implements AutoCloseable {
    private final Connection connection;

    private Snapshot(Connection connection) {
        this.connection = connection;
    }

    /** Closing it gives the connection back. */
    public static Snapshot of(DataSource source) throws SQLException {
        Connection connection = source.getConnection();
        try {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            // H2's repeatable read fixes each table when it is first read, its snapshot all of them at once
            connection.setTransactionIsolation(
                    Layout.isPostgres(connection)
                            ? Connection.TRANSACTION_REPEATABLE_READ
                            : Constants.TRANSACTION_SNAPSHOT);
            return new Snapshot(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    public Connection connection() {
        return connection;
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            connection.rollback();
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            connection.setAutoCommit(true);
            connection.setReadOnly(false);
        }
    }
}

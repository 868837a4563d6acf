package io.inventario.database;

import java.sql.Connection;
import java.sql.Savepoint;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.DatabaseException;

/**
 * A connection on which Liquibase's own commits do nothing, so that PostgreSQL keeps all change sets of a run or none. Liquibase
 * commits a change set before it writes down that it ran: a process killed in between would run it again.
 */
final class OneTransaction extends JdbcConnection {
    OneTransaction(Connection connection) {
        super(connection);
    }

    void keep() throws DatabaseException {
        super.commit();
    }

    void undo() throws DatabaseException {
        super.rollback();
    }

    @Override
    public void commit() {}

    /** Liquibase rolls back where it believes that nothing is open, such as before it frees its lock. */
    @Override
    public void rollback() {}

    @Override
    public void rollback(Savepoint savepoint) {}

    @Override
    public void setAutoCommit(boolean automatic) {}
}

package io.inventario.backups;

import io.inventario.database.DatabaseUrl;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.util.PSQLState;

/**
 * All tables of the live schema, taken from everybody else until the end of the transaction. Who waits for one of them finds its
 * successor by the same name after the swap: had it written to another before, its change would be half in the old data, half in the new.
 */
final class LiveTables {
    private static final int ATTEMPTS = 20;
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final Statement statement;

    /** @param statement of a connection without autocommit */
    LiveTables(Statement statement) {
        this.statement = statement;
    }

    /**
     * Every change of state ends with an audit row. So whoever has written one is waited for, and whoever has not can't end any more
     * and is ended: neither is lost, the one stands in the old data, the other was told that it failed.
     */
    void lock() throws SQLException {
        statement.execute("lock table " + DatabaseUrl.SCHEMA + ".audit_row in access exclusive mode");
        statement.execute("set local lock_timeout = '500ms'");
        String all = "lock table " + names() + " in access exclusive mode";
        for (int attempt = 1; ; attempt++) {
            statement.execute("savepoint others");
            endOthers(statement);
            try {
                statement.execute(all);
                return;
            } catch (SQLException e) {
                if (attempt == ATTEMPTS || !isInUse(e)) {
                    throw e;
                }
                statement.execute("rollback to savepoint others");
            }
        }
    }

    private static boolean isInUse(SQLException e) {
        return LOCK_NOT_AVAILABLE.equals(e.getSQLState())
                || PSQLState.DEADLOCK_DETECTED.getState().equals(e.getSQLState());
    }

    private String names() throws SQLException {
        try (ResultSet row = statement.executeQuery(
                "select string_agg(format('%I.%I', schemaname, tablename), ', ' order by tablename) from pg_tables"
                        + " where schemaname = '" + DatabaseUrl.SCHEMA + "'")) {
            row.next();
            return row.getString(1);
        }
    }

    /** Ends the connections of this account, also those of this process. */
    static void endOthers(Statement statement) throws SQLException {
        try (ResultSet ended = statement.executeQuery("""
            select count(pg_terminate_backend(pid)) from pg_stat_activity
            where datname = current_database() and usename = current_user and pid <> pg_backend_pid()\
            """)) {
            ended.next();
        }
    }
}

package io.inventario.database;

import io.inventario.shared.BusinessException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.postgresql.util.PSQLState;

/**
 * All tables of the live schema, taken from everybody else until the end of the transaction. Who waits for one of them finds what has
 * its name then, after a swap or a migration back: had it written to another before, half of its change would be in what is gone.
 */
public final class LiveTables {
    /** Longer than a change of state takes; whoever writes meanwhile waits behind this for no longer. */
    private static final String WAIT = "set local lock_timeout = '2s'";

    /** For who reads under another account; those of ours are ended. */
    private static final String WAIT_LAST = "set local lock_timeout = '10s'";

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int DEADLOCKS = 20;

    private static final String AUDIT_TRAIL = DatabaseUrl.SCHEMA + ".audit_row";
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final Connection connection;
    private final DatabaseUrl url;
    private final Duration patience;

    /** @param connection to {@code url}, without autocommit, in no transaction */
    public LiveTables(Connection connection, DatabaseUrl url) {
        this(connection, url, PATIENCE);
    }

    public LiveTables(Connection connection, DatabaseUrl url, Duration patience) {
        this.connection = connection;
        this.url = url;
        this.patience = patience;
    }

    /**
     * Every change of state ends with an audit row. So whoever has written one is waited for, and whoever has not can't end any more
     * and is ended: neither is lost, the one stands in the old data, the other was told that it failed.
     *
     * @param attempt called before each attempt; what it throws ends them
     * @throws BusinessException when others, such as a long pg_dump, do not let go of the tables
     */
    public void lock(Runnable attempt) throws SQLException {
        try (var statement = connection.createStatement();
                Blockers blockers = new Blockers(url, connection)) {
            lockAuditTrail(statement, attempt);
            blockers.endThem();
            lockAll(statement, attempt);
        }
    }

    /** Between attempts nothing is waited for, so that those who write behind it go on. */
    private void lockAuditTrail(Statement statement, Runnable attempt) throws SQLException {
        if (!names(statement).contains(AUDIT_TRAIL)) {
            connection.rollback();
            return;
        }
        long begun = System.nanoTime();
        while (true) {
            attempt.run();
            statement.execute(WAIT);
            try {
                statement.execute("lock table " + AUDIT_TRAIL + " in access exclusive mode");
                return;
            } catch (SQLException e) {
                connection.rollback();
                refuseUnlessInUse(e, System.nanoTime() - begun > patience.toNanos());
            }
            pause();
        }
    }

    /** One table after the other, so that who comes meanwhile waits at those that were got. */
    private void lockAll(Statement statement, Runnable attempt) throws SQLException {
        statement.execute(WAIT_LAST);
        for (String table : names(statement)) {
            lock(table, statement, attempt);
        }
    }

    private static void lock(String table, Statement statement, Runnable attempt) throws SQLException {
        for (int number = 1; ; number++) {
            attempt.run();
            statement.execute("savepoint others");
            try {
                statement.execute("lock table " + table + " in access exclusive mode");
                statement.execute("release savepoint others");
                return;
            } catch (SQLException e) {
                refuseUnlessInUse(e, number == DEADLOCKS || LOCK_NOT_AVAILABLE.equals(e.getSQLState()));
                statement.execute("rollback to savepoint others");
            }
        }
    }

    private static void refuseUnlessInUse(SQLException e, boolean last) throws SQLException {
        if (!LOCK_NOT_AVAILABLE.equals(e.getSQLState())
                && !PSQLState.DEADLOCK_DETECTED.getState().equals(e.getSQLState())) {
            throw e;
        }
        if (last) {
            throw new BusinessException("database.busy");
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Stopped while others use the tables");
        }
    }

    private static List<String> names(Statement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("select format('%I.%I', schemaname, tablename) from pg_tables"
                + " where schemaname = '" + DatabaseUrl.SCHEMA + "' order by tablename")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    /** Ends the connections of this account, also those of this process. */
    public static void endOthers(Statement statement) throws SQLException {
        try (ResultSet ended = statement.executeQuery("""
            select count(pg_terminate_backend(pid)) from pg_stat_activity
            where datname = current_database() and usename = current_user and pid <> pg_backend_pid()\
            """)) {
            ended.next();
        }
    }
}

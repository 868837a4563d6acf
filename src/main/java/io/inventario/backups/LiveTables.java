package io.inventario.backups;

import io.inventario.database.DatabaseUrl;
import io.inventario.dataset.Progress;
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
 * All tables of the live schema, taken from everybody else until the end of the transaction. Who waits for one of them finds its
 * successor by the same name after the swap: had it written to another before, its change would be half in the old data, half in the new.
 */
final class LiveTables {
    /** Longer than a change of state takes; whoever writes meanwhile waits behind the restore for no longer. */
    private static final String WAIT = "set local lock_timeout = '2s'";

    /** For who reads under another account; those of ours are ended. */
    private static final String WAIT_LAST = "set local lock_timeout = '10s'";

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int DEADLOCKS = 20;

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final Connection connection;
    private final DatabaseUrl url;
    private final Duration patience;

    /** @param connection to {@code url}, without autocommit, in no transaction */
    LiveTables(Connection connection, DatabaseUrl url) {
        this(connection, url, PATIENCE);
    }

    LiveTables(Connection connection, DatabaseUrl url, Duration patience) {
        this.connection = connection;
        this.url = url;
        this.patience = patience;
    }

    /**
     * Every change of state ends with an audit row. So whoever has written one is waited for, and whoever has not can't end any more
     * and is ended: neither is lost, the one stands in the old data, the other was told that it failed.
     *
     * @param progress told before each attempt
     * @throws BusinessException when others, such as a long pg_dump, do not let go of the tables
     */
    void lock(Progress progress) throws SQLException {
        try (var statement = connection.createStatement();
                Blockers blockers = new Blockers(url, connection)) {
            lockAuditTrail(statement, progress);
            blockers.endThem();
            lockAll(statement, progress);
        }
    }

    /** Between attempts nothing is waited for, so that those who write behind it go on. */
    private void lockAuditTrail(Statement statement, Progress progress) throws SQLException {
        long begun = System.nanoTime();
        while (true) {
            progress.at(Restoration.SWAP, 0, 0);
            statement.execute(WAIT);
            try {
                statement.execute("lock table " + DatabaseUrl.SCHEMA + ".audit_row in access exclusive mode");
                return;
            } catch (SQLException e) {
                connection.rollback();
                refuseUnlessInUse(e, System.nanoTime() - begun > patience.toNanos());
            }
            pause();
        }
    }

    /** One table after the other, so that who comes meanwhile waits at those that were got. */
    private void lockAll(Statement statement, Progress progress) throws SQLException {
        statement.execute(WAIT_LAST);
        for (String table : names(statement)) {
            lock(table, statement, progress);
        }
    }

    private static void lock(String table, Statement statement, Progress progress) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            progress.at(Restoration.SWAP, 0, 0);
            statement.execute("savepoint others");
            try {
                statement.execute("lock table " + table + " in access exclusive mode");
                statement.execute("release savepoint others");
                return;
            } catch (SQLException e) {
                refuseUnlessInUse(e, attempt == DEADLOCKS || LOCK_NOT_AVAILABLE.equals(e.getSQLState()));
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
            throw new BusinessException("backups.busy");
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
    static void endOthers(Statement statement) throws SQLException {
        try (ResultSet ended = statement.executeQuery("""
            select count(pg_terminate_backend(pid)) from pg_stat_activity
            where datname = current_database() and usename = current_user and pid <> pg_backend_pid()\
            """)) {
            ended.next();
        }
    }
}

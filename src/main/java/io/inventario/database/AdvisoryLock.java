package io.inventario.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One instance migrates at a time: a lock of the PostgreSQL session, so that it goes with a process that dies. */
final class AdvisoryLock implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(AdvisoryLock.class);
    /** "inventar" in ASCII: any number that nobody else uses. */
    private static final long KEY = 0x696e76656e746172L;

    private static final long PAUSE_MILLIS = 200;
    private final Connection connection;

    private AdvisoryLock(Connection connection) {
        this.connection = connection;
    }

    static AdvisoryLock take(Connection connection) throws SQLException {
        noticeLostHost(connection);
        boolean told = false;
        while (!call(connection, "SELECT pg_try_advisory_lock(" + KEY + ")")) {
            if (!told) {
                log.info("Another instance is migrating; waiting for it");
                told = true;
            }
            pause();
        }
        return new AdvisoryLock(connection);
    }

    /** A host that is lost says nothing: the server asks it, and ends its session and the lock within a minute. */
    private static void noticeLostHost(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SET tcp_keepalives_idle = 20");
            statement.execute("SET tcp_keepalives_interval = 10");
            statement.execute("SET tcp_keepalives_count = 3");
        }
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
    }

    /** Polling instead of a blocking call keeps the session free of an old snapshot, which would hold up index builds. */
    static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting for another instance to migrate", e);
        }
    }

    private static boolean call(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() && rows.getBoolean(1);
        } finally {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
        }
    }

    @Override
    public void close() throws SQLException {
        if (!connection.isClosed()) {
            call(connection, "SELECT pg_advisory_unlock(" + KEY + ")");
        }
    }
}

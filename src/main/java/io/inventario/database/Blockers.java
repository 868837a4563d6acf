package io.inventario.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Those of our account for whom one connection waits: they are ended again and again, by a connection beside it, for as long as it takes
 * its locks. Ending them before each attempt is not enough, because those who come anew take the same locks in between.
 */
final class Blockers implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Blockers.class);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int SECONDS = 5;
    private static final String END = """
        select pg_terminate_backend(a.pid) from pg_stat_activity a
        where a.pid = any (pg_blocking_pids(?)) and a.usename = current_user and a.pid <> pg_backend_pid()\
        """;

    private final Connection connection;
    private final int waiting;
    private @Nullable Thread thread;
    private volatile boolean closed;

    /** @param waiting the connection that is to get its locks */
    Blockers(DatabaseUrl url, Connection waiting) throws SQLException {
        this.waiting = pid(waiting);
        this.connection = url.connect();
    }

    private static int pid(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    /** From now on, until this is closed. */
    void endThem() {
        thread = Thread.ofPlatform().name("blockers").daemon().start(this::work);
    }

    private void work() {
        try (PreparedStatement end = connection.prepareStatement(END)) {
            end.setInt(1, waiting);
            end.setQueryTimeout(SECONDS);
            while (!closed) {
                end.execute();
                Thread.sleep(PAUSE);
            }
        } catch (SQLException e) {
            log.warn("Those whom this connection waits for can't be ended any more", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws SQLException {
        closed = true;
        try {
            Thread working = thread;
            if (working != null) {
                working.join(Duration.ofSeconds(SECONDS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connection.abort(Runnable::run); // it waits for no answer of a server that gives none
        }
    }
}

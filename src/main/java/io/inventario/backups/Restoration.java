package io.inventario.backups;

import io.inventario.audit.RestoreMark;
import io.inventario.database.DatabaseUrl;
import io.inventario.database.LiveFile;
import io.inventario.database.LiveTables;
import io.inventario.database.OwnerOnly;
import io.inventario.dataset.Progress;
import io.inventario.shared.BusinessException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.postgresql.util.PSQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A backup that stands, restored and examined, beside the live data. */
public final class Restoration implements AutoCloseable {
    /** Where the data that was live is kept until the next restore. */
    public static final String BEFORE = "inventario_before_restore";

    private static final String AS_IT_WAS = "The restored data could not take its place; the live data is as it was";
    /** The class of SQL states of a server that ends a connection. */
    private static final String SERVER_ENDS = "57P";

    private static final Logger log = LoggerFactory.getLogger(Restoration.class);

    /** The step that makes it live, as it is told. */
    static final String SWAP = "swap";

    private final DatabaseUrl url;
    private final Scratch scratch;
    private final Verification verification;
    private final RestoreMark mark;
    private boolean closed;

    Restoration(DatabaseUrl url, Scratch scratch, Verification verification, RestoreMark mark) {
        this.url = url;
        this.scratch = scratch;
        this.verification = verification;
        this.mark = mark;
    }

    public Verification verification() {
        return verification;
    }

    /**
     * Puts it in the place of the live data, in one step: whoever looks sees the one or the other, and what was live is kept under
     * {@link #BEFORE}. The connections of others end.
     *
     * @param progress who cancels before it stands changes nothing, and what waits for that ends
     * @throws BusinessException when another program has the H2 file open, or somebody does not let go of the tables on PostgreSQL;
     *     nothing has changed then; and when the connection ended before the server said whether it is live
     */
    public void swap(Progress progress) {
        progress.at(SWAP, 0, 0);
        if (url.isPostgres()) {
            swapSchemas(progress);
        } else {
            swapFiles(Objects.requireNonNull(url.file()), Objects.requireNonNull(scratch.file()));
        }
    }

    private void swapSchemas(Progress progress) {
        Connection connection = scratch.connection();
        try {
            connection.rollback();
            new LiveTables(connection, url).lock(() -> progress.at(SWAP, 0, 0));
            try (var statement = connection.createStatement()) {
                mark.write(connection);
                statement.execute("alter table " + DatabaseUrl.SCHEMA
                        + ".audit_row add constraint replaced_by_a_restore check (false) not valid");
                Carried.into(scratch.schema(), statement);
                statement.execute("drop schema if exists " + BEFORE + " cascade");
                statement.execute("alter schema " + DatabaseUrl.SCHEMA + " rename to " + BEFORE);
                statement.execute("alter schema " + scratch.schema() + " rename to " + DatabaseUrl.SCHEMA);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(AS_IT_WAS, e);
        }
        commit(connection);
        scratch.keep();
        endOthers(connection);
    }

    /** A server that refuses says so; when the connection ends before the answer, nobody knows what it did. */
    private static void commit(Connection connection) {
        try {
            connection.commit();
        } catch (SQLException e) {
            if (e instanceof PSQLException refusal
                    && refusal.getServerErrorMessage() != null
                    && !String.valueOf(e.getSQLState()).startsWith(SERVER_ENDS)) {
                throw new IllegalStateException(AS_IT_WAS, e);
            }
            log.error("The connection ended before the server said whether the restored data is live", e);
            throw new BusinessException("backups.swap.unknown");
        }
    }

    /** They hold plans and rows of the tables before; what they would write there is refused in any case. */
    private static void endOthers(Connection connection) {
        try {
            connection.setAutoCommit(true);
            try (var statement = connection.createStatement()) {
                LiveTables.endOthers(statement);
            }
        } catch (SQLException e) {
            log.error("The restored data is live, but other connections could not be ended: restart all instances", e);
        }
    }

    /**
     * The engine of the live file runs in this process, and nobody else works with it from here on. What was committed stands in the
     * kept file, under whatever name; whoever comes next opens the restored file.
     */
    private void swapFiles(Path live, Path restored) {
        Path liveFile = file(live);
        Path before = file(live.resolveSibling(live.getFileName() + "_before_restore"));
        try (LiveFile owner = LiveFile.alone(url)) {
            complete(owner);
            OwnerOnly.take(file(restored));
            keep(liveFile, before);
            Files.move(file(restored), liveFile, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            scratch.keep();
            shutDown(owner);
        } catch (IOException e) {
            throw new UncheckedIOException(AS_IT_WAS, e);
        }
        requireRestored();
        removeRest(restored);
    }

    private static void shutDown(LiveFile owner) {
        try {
            owner.shutDown();
        } catch (SQLException e) {
            log.error("The restored data is live, but the program may still have the file before open", e);
            throw new BusinessException("backups.swap.restart");
        }
    }

    /** What was kept before goes only when there is something in its place. */
    private static void keep(Path liveFile, Path before) throws IOException {
        Path link = before.resolveSibling(before.getFileName() + ".part");
        Files.deleteIfExists(link);
        Files.createLink(link, liveFile);
        Files.move(link, before, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Files.deleteIfExists(link); // where both were the same file already, nothing was moved
    }

    /** Success is claimed when who connects finds it. */
    private void requireRestored() {
        try (Connection now = url.connect()) {
            if (mark.isIn(now)) {
                return;
            }
        } catch (SQLException e) {
            log.error("The restored data cannot be looked at", e);
        }
        throw new BusinessException("backups.swap.restart");
    }

    private static void removeRest(Path restored) {
        try {
            Scratch.remove(restored);
        } catch (UncheckedIOException e) {
            log.warn("The restored data is live; what lay beside its scratch file could not be removed", e);
        }
    }

    /** The restored file is complete. */
    private void complete(LiveFile owner) {
        try (var statement = scratch.connection().createStatement()) {
            Carried.between(owner.connection(), scratch.connection());
            mark.write(scratch.connection());
            scratch.connection().commit();
            statement.execute("shutdown");
        } catch (SQLException e) {
            throw new IllegalStateException(AS_IT_WAS, e);
        }
    }

    private static Path file(Path database) {
        return database.resolveSibling(database.getFileName() + ".mv.db");
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            scratch.close();
        } catch (SQLException e) {
            throw new IllegalStateException("The scratch place cannot be removed", e);
        }
    }
}

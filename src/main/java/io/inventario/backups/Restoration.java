package io.inventario.backups;

import io.inventario.audit.RestoreMark;
import io.inventario.database.DatabaseUrl;
import io.inventario.dataset.Progress;
import io.inventario.shared.BusinessException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/** A backup that stands, restored and examined, beside the live data. */
public final class Restoration implements AutoCloseable {
    /** Where the data that was live is kept until the next restore. */
    public static final String BEFORE = "inventario_before_restore";

    /** The step that makes it live, as it is told. */
    static final String SWAP = "swap";

    /** What belongs to the installation and not to the data, and is in no backup: the work at hand goes on with the restored data. */
    private static final List<String> CARRIED = List.of("job", "job_timing", "job_pick", "backup_event");

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
     * {@link #BEFORE}. On H2 this process must have closed its own connections before.
     *
     * @param progress who cancels before it stands changes nothing, and what waits for that ends
     * @throws BusinessException when another program has the H2 file open, or somebody does not let go of the tables on PostgreSQL;
     *     nothing has changed then
     */
    public void swap(Progress progress) {
        progress.at(SWAP, 0, 0);
        try {
            if (url.isPostgres()) {
                swapSchemas(progress);
            } else {
                swapFiles(Objects.requireNonNull(url.file()), Objects.requireNonNull(scratch.file()));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The restored data could not take its place; the live data is as it was", e);
        } catch (IOException e) {
            throw new UncheckedIOException("The restored file could not take its place; the live one is as it was", e);
        }
    }

    private void swapSchemas(Progress progress) throws SQLException {
        Connection connection = scratch.connection();
        connection.rollback();
        new LiveTables(connection).lock(progress);
        try (var statement = connection.createStatement()) {
            mark.write(connection);
            statement.execute("alter table " + DatabaseUrl.SCHEMA
                    + ".audit_row add constraint replaced_by_a_restore check (false) not valid");
            for (String table : CARRIED) {
                statement.execute("insert into " + scratch.schema() + "." + table + " select * from "
                        + DatabaseUrl.SCHEMA + "." + table);
            }
            statement.execute("drop schema if exists " + BEFORE + " cascade");
            statement.execute("alter schema " + DatabaseUrl.SCHEMA + " rename to " + BEFORE);
            statement.execute("alter schema " + scratch.schema() + " rename to " + DatabaseUrl.SCHEMA);
        }
        connection.commit();
        scratch.keep();
        connection.setAutoCommit(true);
        try (var statement = connection.createStatement()) {
            LiveTables.endOthers(statement); // they hold plans and rows of the old tables
        }
    }

    /** The old file stays locked until the new one has its name: whoever opens it meanwhile would write where nobody looks. */
    private void swapFiles(Path live, Path restored) throws IOException, SQLException {
        try (var statement = scratch.connection().createStatement()) {
            mark.write(scratch.connection());
            scratch.connection().commit();
            statement.execute("shutdown compact");
        }
        Path liveFile = file(live);
        Path before = file(live.resolveSibling(live.getFileName() + "_before_restore"));
        try (FileChannel channel = FileChannel.open(liveFile, StandardOpenOption.WRITE)) {
            if (channel.tryLock() == null) {
                throw new BusinessException("backups.inUse");
            }
            Files.deleteIfExists(before);
            Files.createLink(before, liveFile);
            Files.move(file(restored), liveFile, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (OverlappingFileLockException ours) {
            throw new BusinessException("backups.inUse");
        }
        scratch.keep();
        Scratch.remove(restored);
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

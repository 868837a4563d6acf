package io.inventario.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * H2 commits on every DDL, so a migration that is cut off cannot be undone by the database: the file is copied first, and a
 * copy that is still there at the next start is put back. The system's file lock dies with its process.
 */
final class FileSafeguard implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(FileSafeguard.class);
    private final Path file;
    private final Path unfinished;
    private final FileChannel channel;

    private FileSafeguard(Path database, FileChannel channel) {
        this.file = sibling(database, ".mv.db");
        this.unfinished = sibling(database, ".unfinished-migration.zip");
        this.channel = channel;
    }

    /** Waits for another process or thread that is migrating the same file, then puts back what was cut off. */
    static FileSafeguard take(Path database) throws IOException {
        OwnerOnly.folderOf(database);
        FileChannel channel = FileChannel.open(
                sibling(database, ".migration.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean ready = false;
        try {
            while (tryLock(channel) == null) {
                AdvisoryLock.pause();
            }
            var safeguard = new FileSafeguard(database, channel);
            safeguard.putBack();
            ready = true;
            return safeguard;
        } finally {
            if (!ready) {
                channel.close();
            }
        }
    }

    /** The copy carries its final name, and so counts as an unfinished migration, only once it is complete. */
    void copy(Connection connection) throws SQLException, IOException {
        Path partial = sibling(unfinished, ".part");
        try (var statement = connection.prepareStatement("BACKUP TO ?")) {
            statement.setString(1, partial.toString());
            statement.execute();
        }
        Files.move(partial, unfinished, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void finished() throws IOException {
        Files.deleteIfExists(unfinished);
    }

    void putBack() throws IOException {
        if (!Files.exists(unfinished)) {
            return;
        }
        if (Files.exists(file) && isOpen()) {
            throw new DatabaseRefusal(DatabaseFailure.Kind.MIGRATION_INTERRUPTED);
        }
        log.warn("The last migration did not end; putting the H2 file back as it was before");
        Path restored = sibling(file, ".part");
        try (var zip = new ZipInputStream(Files.newInputStream(unfinished))) {
            while (true) {
                var entry = zip.getNextEntry();
                if (entry == null) {
                    throw new IOException("The copy made before the migration holds no H2 file: " + unfinished);
                }
                if (entry.getName().endsWith(".mv.db")) {
                    break;
                }
            }
            Files.copy(zip, restored, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(restored, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        finished();
    }

    private boolean isOpen() throws IOException {
        try (var database = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return tryLock(database) == null;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static Path sibling(Path path, String suffix) {
        return path.resolveSibling(path.getFileName() + suffix);
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            OwnerOnly.take(file);
        }
    }
}

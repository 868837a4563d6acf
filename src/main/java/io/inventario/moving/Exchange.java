package io.inventario.moving;

import io.inventario.shared.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * The folder of this instance for files on their way in or out, which its owner alone may read. Each transfer has a folder of its
 * own in there, which is removed some time after it was last written to.
 */
@Component
class Exchange {
    private static final Logger log = LoggerFactory.getLogger(Exchange.class);
    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

    private final Path folder;
    private final Clock clock;

    Exchange(@Value("${inventario.exchange-dir}") Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** What is exchanged, and how long it is kept. */
    enum Kind {
        DUMP(Duration.ofHours(24)),
        LOAD(Duration.ofHours(24)),
        /** Only figures. */
        MOVE(Duration.ofDays(30));

        private final Duration kept;

        Kind(Duration kept) {
            this.kept = kept;
        }

        Duration kept() {
            return kept;
        }
    }

    /** A new, empty folder; its name is an id. */
    Path open(Kind kind) {
        try {
            Path parent = folder.resolve(kind.name());
            Files.createDirectories(parent, ownerOnly());
            return Files.createDirectory(parent.resolve(Ids.next().toString()), ownerOnly());
        } catch (IOException e) {
            throw new UncheckedIOException("The folder for files on their way cannot be written", e);
        }
    }

    /** The folder of an id, which may be gone. */
    Path of(Kind kind, String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("No id of a transfer");
        }
        return folder.resolve(kind.name()).resolve(id);
    }

    /** All that is there, the newest first. */
    List<Path> all(Kind kind) {
        try (Stream<Path> found = Files.list(folder.resolve(kind.name()))) {
            return found.filter(
                            each -> ID.matcher(each.getFileName().toString()).matches())
                    .sorted((one, other) -> other.compareTo(one))
                    .toList();
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder for files on their way cannot be read", e);
        }
    }

    void remove(Path transfer) {
        try {
            FileSystemUtils.deleteRecursively(transfer);
        } catch (IOException e) {
            throw new UncheckedIOException("A file on its way cannot be removed", e);
        }
    }

    /** In every instance, because each has a disk of its own. */
    @Scheduled(fixedDelay = 15, timeUnit = TimeUnit.MINUTES)
    void removeOld() {
        Instant now = clock.instant();
        for (Kind kind : Kind.values()) {
            for (Path transfer : all(kind)) {
                try {
                    if (lastWritten(transfer).plus(kind.kept()).isBefore(now)) {
                        remove(transfer);
                    }
                } catch (UncheckedIOException e) {
                    log.error("{}: {}", e.getMessage(), transfer);
                }
            }
        }
    }

    private static Instant lastWritten(Path transfer) {
        try (Stream<Path> files = Files.walk(transfer)) {
            Instant last = Instant.EPOCH;
            for (Path file : files.toList()) {
                Instant written = Files.getLastModifiedTime(file).toInstant();
                last = written.isAfter(last) ? written : last;
            }
            return last;
        } catch (IOException e) {
            throw new UncheckedIOException("A file on its way cannot be read", e);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }
}

package io.inventario.backups;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What work that was killed has left in a folder of backups: parts of files, which never had the name of a backup or have lost it. */
final class Leftovers {
    private static final Pattern PART = Pattern.compile("inventario-.+\\.part");
    private static final Pattern FETCHED = Pattern.compile("inventario-[0-9]+");

    private final Path folder;

    Leftovers(Path folder) {
        this.folder = folder;
    }

    /** Removes what nobody has written to since. */
    void remove(Instant since) throws IOException {
        for (Path each : in(folder)) {
            String name = each.getFileName().toString();
            if (Files.isDirectory(each) && FETCHED.matcher(name).matches()) {
                removeFetched(each, since);
            } else if (isOld(each, since) && PART.matcher(name).matches()) {
                Files.deleteIfExists(each);
            }
        }
    }

    private static void removeFetched(Path directory, Instant since) throws IOException {
        List<Path> files = in(directory);
        for (Path file : files) {
            if (!file.endsWith(Bucket.PART) || !isOld(file, since)) {
                return;
            }
        }
        if (!files.isEmpty() || isOld(directory, since)) {
            Files.deleteIfExists(directory.resolve(Bucket.PART));
            Files.deleteIfExists(directory);
        }
    }

    private static boolean isOld(Path file, Instant since) throws IOException {
        return Files.getLastModifiedTime(file).toInstant().isBefore(since);
    }

    private static List<Path> in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}

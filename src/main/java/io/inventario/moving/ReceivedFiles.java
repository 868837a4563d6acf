package io.inventario.moving;

import io.inventario.shared.BusinessException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Files that people gave to be loaded together, and the report of what came of them, in the folder of their batch. */
@Component
class ReceivedFiles {
    private static final String FILES = "files";
    private static final String REPORT = "report.json";
    private static final int LONGEST_NAME = 100;

    private final Exchange exchange;
    private final JsonMapper json;

    ReceivedFiles(Exchange exchange, JsonMapper json) {
        this.exchange = exchange;
        this.json = json;
    }

    /** @return the id of a new batch */
    String open() {
        Path folder = exchange.open(Exchange.Kind.LOAD);
        try {
            Files.createDirectory(folder.resolve(FILES));
        } catch (IOException e) {
            throw new UncheckedIOException("No file can be received", e);
        }
        return folder.getFileName().toString();
    }

    /**
     * Keeps a file of the batch under its own name; one of that name is there already: in its place.
     *
     * @param most bytes that the batch may have in all
     * @throws BusinessException when it is larger, or comes as one too many; nothing of it is kept
     */
    synchronized void add(String batch, String name, InputStream content, int mostFiles, long most) throws IOException {
        Path file = folder(batch).resolve(FILES).resolve(plain(name));
        List<Path> others =
                list(batch).stream().filter(other -> !other.equals(file)).toList();
        if (others.size() >= mostFiles) {
            throw new BusinessException("moving.load.tooMany", mostFiles);
        }
        long room = most;
        for (Path other : others) {
            room -= Files.size(other);
        }
        boolean complete = false;
        try (var out = Files.newOutputStream(file)) {
            byte[] part = new byte[1 << 16];
            for (int read = content.read(part); read >= 0; read = content.read(part)) {
                room -= read;
                if (room < 0) {
                    throw new BusinessException("moving.load.tooLarge", most >> 20);
                }
                out.write(part, 0, read);
            }
            complete = true;
        } finally {
            if (!complete) {
                Files.deleteIfExists(file);
            }
        }
    }

    void remove(String batch, String name) throws IOException {
        Files.deleteIfExists(folder(batch).resolve(FILES).resolve(plain(name)));
    }

    /** Only the last part of a path, without what a file system may take for something else. */
    private static String plain(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String plain = last.replaceAll("[^\\p{L}\\p{N} ._()+-]", "_").replaceFirst("^\\.+", "_");
        return plain.isBlank() ? "_" : plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
    }

    /** In the order of their names; none where the batch is gone. */
    List<Path> list(String batch) {
        Path files = folder(batch).resolve(FILES);
        if (!Files.isDirectory(files)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(files)) {
            return found.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The received files cannot be read", e);
        }
    }

    /** After they were loaded nobody needs them. */
    void removeAll(String batch) throws IOException {
        for (Path file : list(batch)) {
            Files.deleteIfExists(file);
        }
    }

    void report(String batch, LoadReport report) throws IOException {
        Files.writeString(folder(batch).resolve(REPORT), json.writeValueAsString(report));
    }

    void withoutReport(String batch) throws IOException {
        Files.deleteIfExists(folder(batch).resolve(REPORT));
    }

    Optional<LoadReport> report(String batch) {
        Path file = folder(batch).resolve(REPORT);
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(json.readValue(Files.readString(file), LoadReport.class))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("The report of a load cannot be read", e);
        }
    }

    private Path folder(String batch) {
        return exchange.of(Exchange.Kind.LOAD, batch);
    }
}

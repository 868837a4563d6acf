package io.inventario.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** What anybody on the machine sees of running programs: all command lines there were, looked for a hundred times a second. */
final class ProcessList implements AutoCloseable {
    private final Set<String> seen = new ConcurrentSkipListSet<>();
    private final Thread looking = Thread.ofPlatform().daemon().start(this::look);

    private void look() {
        try {
            while (!Thread.interrupted()) {
                try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
                    processes.forEach(this::note);
                }
                Thread.sleep(10);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            seen.add("the list cannot be read: " + e);
        }
    }

    private void note(Path process) {
        try {
            String line = Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1);
            seen.add(line.replace('\0', ' '));
        } catch (IOException gone) {
            // it ended in this moment
        }
    }

    Set<String> seen() {
        return seen;
    }

    @Override
    public void close() {
        looking.interrupt();
    }
}

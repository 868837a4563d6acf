package io.inventario.campaigns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What the clients of one shop were told, written as it happens to a file that outlives a killed process. */
final class History {
    private final Path file;
    private final FileChannel channel;

    History(Path file) {
        this.file = file;
        try {
            this.channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How a command ended for the client who gave it. */
    enum Outcome {
        /** Given, no answer yet. */
        BEGUN,
        POSTED,
        REFUSED
    }

    /** A command of a client: its number there, its id, and what was heard of it last. */
    record Entry(int client, int number, UUID command, Outcome outcome) {
        private String line() {
            return client + " " + number + " " + command + " " + outcome + "\n";
        }

        private static Entry parse(String line) {
            String[] parts = line.split(" ");
            return new Entry(
                    Integer.parseInt(parts[0]),
                    Integer.parseInt(parts[1]),
                    UUID.fromString(parts[2]),
                    Outcome.valueOf(parts[3]));
        }
    }

    void write(Entry entry) {
        try {
            channel.write(ByteBuffer.wrap(entry.line().getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last word on every command, by its id. */
    Map<UUID, Entry> commands() {
        Map<UUID, Entry> commands = new TreeMap<>();
        entries().forEach(entry -> commands.put(entry.command(), entry));
        return commands;
    }

    /** The number that each client must go on with: the same again where it had no answer. */
    Map<Integer, Integer> next() {
        Map<Integer, Integer> next = new TreeMap<>();
        entries()
                .forEach(entry -> next.put(
                        entry.client(), entry.outcome() == Outcome.BEGUN ? entry.number() : entry.number() + 1));
        return next;
    }

    private List<Entry> entries() {
        try {
            return Files.readAllLines(file).stream().map(Entry::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

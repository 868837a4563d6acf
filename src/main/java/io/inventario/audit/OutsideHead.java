package io.inventario.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The head of the chain in a small file outside the database, so that a tail cut off in there shows. Every instance keeps its own
 * file or shares one; where no disk lasts there is none after a start, which says nothing either way.
 */
@Component
class OutsideHead {
    private static final List<String> NAMES = List.of("position=", "hash=", "sealed-at=", "mac=");

    private final @Nullable Path file;
    private final AuditKey key;

    /** @param file empty for a database in memory, whose head is kept nowhere */
    OutsideHead(@Value("${inventario.audit-head-file:}") String file, AuditKey key) {
        this.file = file.isEmpty() ? null : Path.of(file);
        this.key = key;
    }

    /** What the file says; a head only where it is {@code KNOWN}. */
    record Kept(State state, @Nullable AuditHead head) {}

    /** How much a file can be believed. */
    enum State {
        MISSING,
        DAMAGED,
        KNOWN
    }

    String place() {
        return file == null ? "nowhere" : file.toString();
    }

    Kept read() {
        if (file == null) {
            return new Kept(State.MISSING, null);
        }
        try {
            AuditHead head = parse(Files.readAllLines(file));
            return new Kept(head == null ? State.DAMAGED : State.KNOWN, head);
        } catch (NoSuchFileException e) {
            return new Kept(State.MISSING, null);
        } catch (IOException e) {
            return new Kept(State.DAMAGED, null);
        }
    }

    private @Nullable AuditHead parse(List<String> lines) {
        if (lines.size() != NAMES.size()) {
            return null;
        }
        String[] values = new String[NAMES.size()];
        for (int i = 0; i < values.length; i++) {
            if (!lines.get(i).startsWith(NAMES.get(i))) {
                return null;
            }
            values[i] = lines.get(i).substring(NAMES.get(i).length());
        }
        try {
            AuditHead head = new AuditHead(Long.parseLong(values[0]), values[1], Instant.parse(values[2]));
            return key.verifies(head.content(), HexFormat.of().parseHex(values[3])) ? head : null;
        } catch (DateTimeParseException | IllegalArgumentException unreadable) {
            return null;
        }
    }

    /** Keeps the file under another name, because another trail begins here. */
    void layAside() {
        if (file == null) {
            return;
        }
        try {
            Files.move(
                    file,
                    file.resolveSibling(file.getFileName() + ".before-restore"),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException done) {
            return; // by another thread or process
        } catch (IOException e) {
            throw new UncheckedIOException("The head of the audit trail cannot be laid aside: " + file, e);
        }
    }

    /** Puts a newer head in the place of the old one, so that a reader sees the one or the other. */
    void write(AuditHead head) {
        if (file == null) {
            return;
        }
        String text = NAMES.get(0)
                + head.position()
                + '\n'
                + NAMES.get(1)
                + head.hash()
                + '\n'
                + NAMES.get(2)
                + head.sealedAt()
                + '\n'
                + NAMES.get(3)
                + HexFormat.of().formatHex(key.sign(head.content()))
                + '\n';
        try {
            Path folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Path partial = Files.createTempFile(folder, file.getFileName().toString(), ".part");
            try {
                try (var channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
                    channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
                    channel.force(true);
                }
                Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(partial);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The head of the audit trail cannot be written to " + file, e);
        }
    }
}

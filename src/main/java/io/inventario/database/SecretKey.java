package io.inventario.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/** The key of an installation on H2, made at the first start and kept beside the data, readable by its owner only. */
final class SecretKey {
    private static final int BYTES = 32;

    private SecretKey() {}

    static String make() {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return HexFormat.of().formatHex(key);
    }

    /** Two processes that start at once agree, because the file is locked while it is read or written. */
    static synchronized String beside(Path database) {
        Path file = database.resolveSibling("secret.key");
        try {
            OwnerOnly.folderOf(file);
            try (var channel = FileChannel.open(file, options(), OwnerOnly.attributes());
                    var lock = channel.lock()) {
                assert lock.isValid();
                if (channel.size() == 0) {
                    channel.write(ByteBuffer.wrap(make().getBytes(StandardCharsets.US_ASCII)));
                    channel.force(true);
                }
            }
            String key = Files.readString(file).strip();
            if (key.length() < BYTES) {
                throw new ConfigurationException(
                        "SECRET_KEY", "is unset, and the file secret.key beside the data is damaged");
            }
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException("secret.key beside the H2 file cannot be written", e);
        }
    }

    private static Set<StandardOpenOption> options() {
        return Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }
}

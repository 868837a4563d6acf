package io.inventario.shared;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;

/** Identifiers: time-ordered UUIDs (RFC 9562, version 7) for new rows, and name-based ones for repeatable imports. */
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int COUNTER_BITS = 12;
    private static long lastTick;

    private Ids() {}

    /** A new version 7 UUID, strictly increasing within this process, so that inserts go to the end of an index. */
    public static UUID next() {
        long tick = nextTick();
        long high = (tick >>> COUNTER_BITS) << 16 | 0x7000 | tick & 0xFFF;
        long low = RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /** Milliseconds with a 12-bit counter below them, which runs ahead of the clock when many are asked for at once. */
    private static synchronized long nextTick() {
        lastTick = Math.max(lastTick + 1, System.currentTimeMillis() << COUNTER_BITS);
        return lastTick;
    }

    /** The same UUID (version 8) for the same name in every run: an import's command ids. */
    public static UUID named(String name) {
        ByteBuffer hash = ByteBuffer.wrap(sha256(name));
        long high = hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x8000;
        long low = hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    public static String fingerprint(String content) {
        return HexFormat.of().formatHex(sha256(content));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}

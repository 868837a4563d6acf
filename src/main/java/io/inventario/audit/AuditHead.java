package io.inventario.audit;

import java.time.Instant;
import java.util.HexFormat;

/** The last link of the chain at some moment: whoever knows it notices when the trail is cut off behind it. */
record AuditHead(long position, String hash, Instant sealedAt) {
    static AuditHead of(long position, byte[] hash, Instant sealedAt) {
        return new AuditHead(position, HexFormat.of().formatHex(hash), sealedAt);
    }

    String content() {
        return "head;" + position + ';' + hash + ';' + sealedAt;
    }
}

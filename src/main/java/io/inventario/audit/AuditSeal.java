package io.inventario.audit;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** The link of the chain that holds one audit row in its place: a code over the row's code and the link before (rule U1). */
@Entity
@Immutable
class AuditSeal {
    /** What the first link holds on to. */
    static final byte[] BEGINNING = new byte[0];

    @Id
    private long position;

    private UUID rowId;
    private Instant sealedAt;

    @SuppressWarnings("NullAway.Init")
    protected AuditSeal() {}

    long position() {
        return position;
    }

    Instant sealedAt() {
        return sealedAt;
    }

    /** What the hash of a link is the code of; it begins unlike any row's content. */
    static String content(byte[] previous, long position, UUID row, byte[] mac, Instant sealedAt) {
        HexFormat hex = HexFormat.of();
        return "seal;" + hex.formatHex(previous) + ';' + position + ';' + row + ';' + hex.formatHex(mac) + ';'
                + sealedAt;
    }
}

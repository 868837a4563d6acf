package io.inventario.backups;

import io.inventario.shared.Signing;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Our signature under manifests, and under the marks that say when a backup was verified. */
final class Seal {
    private final Signing signing;

    Seal(Signing signing) {
        this.signing = signing;
    }

    Manifest signed(Manifest manifest) {
        return manifest.signed(signature(manifest.signed("").content()));
    }

    boolean isGenuine(Manifest manifest) {
        return verifies(manifest.signed("").content(), manifest.hmac());
    }

    /** The text of a mark: it names the file that it is of by its digest. */
    String mark(Instant at, Manifest manifest) {
        return at + "\n" + signature(marked(at, manifest)) + "\n";
    }

    /** When a mark says that it was; null when the mark is not ours, or of another file. */
    @Nullable
    Instant verifiedAt(String mark, Manifest manifest) {
        List<String> lines = mark.lines().toList();
        if (lines.size() != 2) {
            return null;
        }
        try {
            Instant at = Instant.parse(lines.getFirst());
            return verifies(marked(at, manifest), lines.getLast()) ? at : null;
        } catch (DateTimeParseException written) {
            return null; // by somebody else
        }
    }

    private static String marked(Instant at, Manifest manifest) {
        return "verified " + at + " " + manifest.sha256();
    }

    private String signature(String content) {
        return HexFormat.of().formatHex(signing.sign(content));
    }

    private boolean verifies(String content, String signature) {
        return signature.matches("([0-9a-f]{2})+")
                && signing.verifies(content, HexFormat.of().parseHex(signature));
    }
}

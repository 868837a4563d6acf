package io.inventario.backups;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a backup holds, in a file beside it. One that lacks a text or the moment can be listed, but its signature does not verify.
 *
 * @param product the mark by which a file counts as ours
 * @param form what the backup itself is; a manifest without it is of the time when there was one form
 * @param program the version that took it
 * @param database the engine it was taken of
 * @param migrations the change sets its schema was made by, in their order, as {@code module id}
 * @param rows how many each table has
 * @param totals the control totals
 * @param bytes size of the backup
 * @param sha256 of the backup, hexadecimal
 * @param hmac over everything else of the manifest, hexadecimal
 */
record Manifest(
        String product,
        int format,
        BackupForm form,
        Instant takenAt,
        String program,
        String database,
        List<String> migrations,
        Map<String, Long> rows,
        Map<String, String> totals,
        long bytes,
        String sha256,
        String hmac) {
    static final String PRODUCT = "inventario";
    static final int FORMAT = 1;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    Manifest {
        product = Objects.requireNonNullElse(product, "");
        form = Objects.requireNonNullElse(form, BackupForm.ARCHIVE);
        takenAt = Objects.requireNonNullElse(takenAt, Instant.EPOCH);
        program = Objects.requireNonNullElse(program, "");
        database = Objects.requireNonNullElse(database, "");
        migrations = List.copyOf(migrations);
        rows = new TreeMap<>(Map.copyOf(rows));
        totals = new TreeMap<>(Map.copyOf(totals));
        sha256 = Objects.requireNonNullElse(sha256, "");
        hmac = Objects.requireNonNullElse(hmac, "");
    }

    /** Whether it is of this product, or has lost what says so: then its signature does not verify either. */
    boolean isOurs() {
        return product.equals(PRODUCT) || product.isEmpty();
    }

    /** What is signed: every field but the signature, each on a line of its own; the form only where it is not the first there was. */
    String content() {
        StringBuilder content = new StringBuilder();
        for (Object field :
                List.of(product, format, takenAt, program, database, migrations, rows, totals, bytes, sha256)) {
            content.append(field).append('\n');
        }
        if (form != BackupForm.ARCHIVE) {
            content.append(form).append('\n');
        }
        return content.toString();
    }

    /** The same with what is known once the backup is written. */
    Manifest withFile(long size, String digest) {
        return new Manifest(
                product, format, form, takenAt, program, database, migrations, rows, totals, size, digest, "");
    }

    Manifest signed(String signature) {
        return new Manifest(
                product, format, form, takenAt, program, database, migrations, rows, totals, bytes, sha256, signature);
    }

    String json() {
        return JSON.writeValueAsString(this);
    }

    /** @throws JacksonException when the text is no manifest */
    static Manifest of(String json) {
        return JSON.readValue(json, Manifest.class);
    }
}

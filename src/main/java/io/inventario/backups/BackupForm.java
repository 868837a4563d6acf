package io.inventario.backups;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** In which form a backup keeps the data; the names stand in manifests and are never changed. */
public enum BackupForm {
    /** The product's own: a zip of table data, of either database and for either. */
    ARCHIVE(".zip"),
    /** PostgreSQL's own, as {@code pg_dump -Fc} writes it. */
    PG_DUMP(".dump");

    private final String ending;

    BackupForm(String ending) {
        this.ending = ending;
    }

    String ending() {
        return ending;
    }

    /** As people write it: {@code archive} or {@code pg_dump}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<BackupForm> named(String word) {
        return Stream.of(values())
                .filter(form -> form.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    static boolean endsLikeOne(String file) {
        return Stream.of(values()).anyMatch(form -> file.endsWith(form.ending));
    }
}

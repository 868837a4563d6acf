package io.inventario.backups;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A backup of this product in the folder of backups, or in the bucket that copies of them are kept in.
 *
 * @param here whether its file is in the folder; otherwise it is in the bucket, and fetched when it is needed
 * @param rows of all tables together
 * @param genuine whether its manifest carries our signature
 * @param verifiedAt when it was last restored into a scratch place and held; null for never
 */
public record Backup(
        Path file,
        boolean here,
        BackupForm form,
        Instant takenAt,
        long bytes,
        String program,
        String database,
        String schema,
        long rows,
        Map<String, String> totals,
        boolean genuine,
        @Nullable Instant verifiedAt) {
    public String name() {
        return file.getFileName().toString();
    }
}

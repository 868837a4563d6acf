package io.inventario.backups;

import io.inventario.database.DatabaseUrl;
import io.inventario.database.LossCover;
import io.inventario.shared.BusinessException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Lets a migration destroy what a backup would bring back: one that was verified, is whole, at most a day old, and holds everything
 * that was recorded until now. Every change of state writes an audit row, so the backup holds everything when it has as many of them as
 * the database, apart from those that backups and jobs wrote about themselves since. Jobs and the outbox are in no backup, on purpose.
 */
final class FreshBackup implements LossCover {
    static final Duration FRESH = Duration.ofHours(24);
    private static final String AUDIT = "audit_row";

    private final BackupFolder folder;
    private final DatabaseUrl url;
    private final Clock clock;

    FreshBackup(BackupFolder folder, DatabaseUrl url, Clock clock) {
        this.folder = folder;
        this.url = url;
        this.clock = clock;
    }

    @Override
    public boolean coversEverything() {
        Instant now = clock.instant();
        return folder.all().stream()
                .filter(backup -> backup.verifiedAt() != null)
                .filter(backup -> backup.takenAt().isAfter(now.minus(FRESH))
                        && !backup.takenAt().isAfter(now))
                .anyMatch(this::holdsEverything);
    }

    private boolean holdsEverything(Backup backup) {
        try (Connection connection = url.connect();
                var statement = connection.prepareStatement("select count(*) from " + DatabaseUrl.SCHEMA + "." + AUDIT
                        + " where at < ? or subject_type <> 'Backup' and subject_type <> 'Job'")) {
            Manifest manifest = folder.genuine(backup);
            statement.setObject(1, backup.takenAt().atOffset(ZoneOffset.UTC));
            try (ResultSet count = statement.executeQuery()) {
                return count.next() && manifest.rows().getOrDefault(AUDIT, -1L) == count.getLong(1);
            }
        } catch (BusinessException | SQLException damagedOrWithoutAuditTrail) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("A backup cannot be read", e);
        }
    }
}

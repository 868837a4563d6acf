package io.inventario.backups;

import io.inventario.database.DataLoss;
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
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Lets a migration destroy what a backup would bring back: one that was verified, is whole, at most a day old, and holds everything
 * that was recorded until now. Every change of state writes an audit row, so the backup holds everything when it has as many of them as
 * the database, apart from those that backups and jobs wrote about themselves since. A load by command stands in its own log instead, so
 * none may have changed anything since. What is in no backup, on purpose, such as the outbox, is lost.
 */
final class FreshBackup implements LossCover {
    static final Duration FRESH = Duration.ofHours(24);
    /** What the program writes again by itself as it goes on: nobody has put it there. */
    private static final Set<String> MADE_ANEW = Set.of("job_pick", "job_timing", "backup_event", "sign_in_attempt");

    private static final String AUDIT = "audit_row";
    private static final String LOADED = "select count(*) from " + DatabaseUrl.SCHEMA
            + ".load_log where at >= ? and created + updated + removed > 0";
    private static final String RECORDED = "select count(*) from " + DatabaseUrl.SCHEMA + "." + AUDIT
            + " where at < ? or subject_type <> 'Backup' and subject_type <> 'Job'";

    private final BackupFolder folder;
    private final Clock clock;

    FreshBackup(BackupFolder folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    @Override
    public List<DataLoss> uncovered(List<DataLoss> losses, Connection connection) {
        Instant now = clock.instant();
        return folder.all().stream()
                .filter(backup -> backup.verifiedAt() != null)
                .filter(backup -> backup.takenAt().isAfter(now.minus(FRESH))
                        && !backup.takenAt().isAfter(now))
                .map(backup -> uncovered(losses, backup, connection))
                .min(Comparator.comparingInt(List::size))
                .orElse(losses);
    }

    private List<DataLoss> uncovered(List<DataLoss> losses, Backup backup, Connection connection) {
        try {
            Manifest manifest = folder.genuine(backup);
            boolean whole = count(connection, LOADED, backup.takenAt()) == 0
                    && manifest.rows().getOrDefault(AUDIT, -1L) == count(connection, RECORDED, backup.takenAt());
            return whole
                    ? losses.stream()
                            .filter(loss -> !manifest.rows().containsKey(loss.table()))
                            .filter(loss -> !MADE_ANEW.contains(loss.table()))
                            .toList()
                    : losses;
        } catch (BusinessException | SQLException damagedOrWithoutAuditTrail) {
            return losses;
        } catch (IOException e) {
            throw new UncheckedIOException("A backup cannot be read", e);
        }
    }

    private static long count(Connection connection, String sql, Instant taken) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, taken.atOffset(ZoneOffset.UTC));
            try (ResultSet count = statement.executeQuery()) {
                count.next();
                return count.getLong(1);
            }
        }
    }
}

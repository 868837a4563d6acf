package io.inventario.backups;

import com.zaxxer.hikari.HikariDataSource;
import io.inventario.audit.AuditService;
import io.inventario.audit.AuditTrail;
import io.inventario.database.DatabaseUrl;
import io.inventario.database.IntegrityCheck;
import io.inventario.database.Migration;
import io.inventario.database.Migrations;
import io.inventario.dataset.ControlTotals;
import io.inventario.dataset.Datasets;
import io.inventario.dataset.Progress;
import io.inventario.dataset.Snapshot;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Ids;
import io.inventario.shared.Permission;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import liquibase.exception.LiquibaseException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes backups, lists them, proves them and puts them back. */
@Service
public class BackupService {
    private final DataSource source;
    private final DatabaseUrl url;
    private final Migrations migrations;
    private final Datasets datasets;
    private final ControlTotals totals;
    private final IntegrityCheck check;
    private final AuditTrail audit;
    private final AuditService trail;
    private final BackupEvents events;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final String program;
    private final BackupFolder usual;
    private final OffsiteCopies offsite;

    BackupService(
            DataSource source,
            DatabaseUrl url,
            Migrations migrations,
            Datasets datasets,
            ControlTotals totals,
            IntegrityCheck check,
            AuditTrail audit,
            AuditService trail,
            BackupEvents events,
            PlatformTransactionManager transactions,
            Clock clock,
            @Value("${inventario.version}") String program,
            BackupFolder usual,
            OffsiteCopies offsite) {
        this.source = source;
        this.url = url;
        this.migrations = migrations;
        this.datasets = datasets;
        this.totals = totals;
        this.check = check;
        this.audit = audit;
        this.trail = trail;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.program = program;
        this.usual = usual;
        this.offsite = offsite;
    }

    /**
     * Takes a backup of this moment into the usual folder, and copies it into the bucket where there is one.
     *
     * @throws BusinessException when the bucket does not take it; the backup is in the folder all the same
     */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public Backup take(Progress progress) {
        return take(usual, progress);
    }

    /** Takes a backup of this moment into another folder. */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public Backup take(Path folder, Progress progress) {
        return take(usual.at(folder), progress);
    }

    private Backup take(BackupFolder folder, Progress progress) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<String> applied = migrations.all().stream()
                .filter(migration -> migration.appliedAt() != null)
                .map(Migration::id)
                .toList();
        try (Snapshot snapshot = Snapshot.of(source)) {
            Backup backup = folder.add(at, out -> {
                try {
                    Map<String, Long> rows =
                            new ArchiveWriter(snapshot.connection(), url.isPostgres()).write(out, without(), progress);
                    return new Manifest(
                            Manifest.PRODUCT,
                            Manifest.FORMAT,
                            at,
                            program,
                            url.engine().name(),
                            applied,
                            rows,
                            totals.of(snapshot.connection()).texts(),
                            0,
                            "",
                            "");
                } catch (SQLException e) {
                    throw new IOException("The database cannot be read", e);
                }
            });
            if (folder == usual) {
                record("backup_taken", backup, offsite.areKept() ? null : BackupEvents.Kind.TAKEN);
                send(backup);
            } else {
                record("backup_taken", backup, null);
            }
            return backup;
        } catch (SQLException e) {
            throw new IllegalStateException("The database cannot be read at one moment", e);
        } catch (IOException e) {
            throw new UncheckedIOException("The backup cannot be written", e);
        }
    }

    /** With a bucket, a backup counts as taken only when it is there: a disk that does not last holds none. */
    private void send(Backup backup) throws IOException {
        if (offsite.areKept()) {
            offsite.send(backup);
            record("backup_sent", backup, BackupEvents.Kind.TAKEN);
        }
    }

    /** The backups of the usual folder, newest first. */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public List<Backup> list() {
        return usual.all();
    }

    /**
     * The backups that only the bucket has, newest first; none without a bucket.
     *
     * @throws BusinessException when the bucket does not answer
     */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public List<Backup> elsewhere() {
        return offsite.elsewhere();
    }

    /** Removes backups older than {@code age}, but neither the newest nor the last verified one; returns what was removed. */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public List<Backup> retain(Duration age) {
        try {
            Instant before = clock.instant().minus(age);
            offsite.retain(before);
            List<Backup> removed = usual.retain(before);
            removed.forEach(backup -> record("backup_removed", backup, null));
            return removed;
        } catch (IOException e) {
            throw new UncheckedIOException("An old backup cannot be removed", e);
        }
    }

    /**
     * Restores a backup into a scratch place, compares rows and control totals with its manifest, examines every rule, and removes the
     * scratch place.
     *
     * @param nameOrPath a name of the usual folder, or a path
     * @throws BusinessException when it is no backup of ours, damaged, or does not fit this program
     */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public Verification verify(String nameOrPath, Progress progress) {
        try (Restoration restoration = restored(nameOrPath, progress)) {
            return restoration.verification();
        }
    }

    /**
     * Restores a backup beside the live data and examines it; what comes back can take the place of the live data, and is removed when
     * it is closed without that.
     *
     * @throws BusinessException as {@link #verify}, and when it does not hold
     */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public Restoration restore(String nameOrPath, Progress progress) {
        Restoration restoration = restored(nameOrPath, progress);
        if (!restoration.verification().holds()) {
            restoration.close();
            throw new BusinessException("backups.doesNotHold", nameOrPath);
        }
        return restoration;
    }

    /** False on the H2 file, which only the running application may have open. */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public boolean restoresWhileServing() {
        return url.isPostgres();
    }

    /**
     * Restores a backup, examines it and puts it in the place of the live data, while the application goes on.
     *
     * @throws BusinessException as {@link #restore}, and on H2, where the application has to be stopped; nothing has changed then
     */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public Verification replaceLive(String name, Progress progress) {
        if (!restoresWhileServing()) {
            throw new BusinessException("backups.stopFirst", name);
        }
        try (Restoration restoration = restore(name, progress)) {
            restoration.swap();
            forgetConnections();
            trail.restored();
            return restoration.verification();
        }
    }

    /** The server has ended them, but the pool does not know yet. */
    private void forgetConnections() {
        try {
            if (source.isWrapperFor(HikariDataSource.class)) {
                source.unwrap(HikariDataSource.class).getHikariPoolMXBean().softEvictConnections();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The restored data is live, but the pool keeps connections to the old", e);
        }
    }

    /**
     * The archive of one of the usual folder's backups, to be sent to a person.
     *
     * @throws BusinessException when there is none of that name
     */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public Path file(String name) {
        Backup backup = list().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BusinessException("backups.unknown", name));
        record("backup_downloaded", backup, null);
        return backup.file();
    }

    private Restoration restored(String nameOrPath, Progress progress) {
        boolean ready = false;
        Scratch scratch = null;
        try {
            Backup backup = found(nameOrPath);
            Manifest manifest = usual.genuine(backup);
            scratch = Scratch.beside(url);
            scratch.migrateTo(manifest.migrations());
            new ArchiveReader(scratch.connection(), url.isPostgres())
                    .read(backup.file(), manifest.rows(), without(), progress);
            scratch.connection().commit();
            List<ControlTotals.Difference> differences =
                    new ArrayList<>(totals.of(scratch.connection()).differences(manifest.totals()));
            scratch.migrateToNow();
            Verification verification = new Verification(
                    backup,
                    manifest.rows().values().stream().mapToLong(Long::longValue).sum(),
                    List.copyOf(differences),
                    check.run(scratch.connection(), outcome -> {}));
            if (verification.holds()) {
                usual.verified(backup, manifest, clock.instant().truncatedTo(ChronoUnit.MILLIS));
                offsite.sendMark(backup);
                record("backup_verified", backup, BackupEvents.Kind.VERIFIED);
            }
            ready = true;
            return new Restoration(url, scratch, verification, trail.restoring(backup.name()));
        } catch (SQLException | LiquibaseException e) {
            throw new IllegalStateException("The backup cannot be restored into a scratch place", e);
        } catch (IOException e) {
            throw new UncheckedIOException("The backup cannot be read", e);
        } finally {
            if (!ready && scratch != null) {
                close(scratch);
            }
        }
    }

    private Backup found(String nameOrPath) throws IOException {
        Optional<Backup> here = usual.find(nameOrPath);
        return (here.isPresent() ? here : offsite.fetch(nameOrPath))
                .orElseThrow(() -> new BusinessException("backups.unknown", nameOrPath));
    }

    private static void close(Scratch scratch) {
        try {
            scratch.close();
        } catch (SQLException e) {
            throw new IllegalStateException("The scratch place cannot be removed", e);
        }
    }

    private Set<String> without() {
        return datasets.without().keySet();
    }

    /** The name of the file, because a backup has no row; its time is the subject's id. */
    private void record(String action, Backup backup, BackupEvents.@Nullable Kind event) {
        transaction.executeWithoutResult(status -> {
            audit.record(action, "Backup", Ids.named("backup " + backup.name()), backup.name(), null, null);
            if (event != null) {
                events.remember(event, backup.name());
            }
        });
    }
}

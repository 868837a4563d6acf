package io.inventario.backups;

import io.inventario.audit.AuditService;
import io.inventario.database.DatabaseUrl;
import io.inventario.database.IntegrityCheck;
import io.inventario.database.IntegrityRuns;
import io.inventario.database.LiveFile;
import io.inventario.database.PooledConnections;
import io.inventario.dataset.ControlTotals;
import io.inventario.dataset.Datasets;
import io.inventario.dataset.Progress;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Permission;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import liquibase.exception.LiquibaseException;
import org.springframework.stereotype.Service;

/** Proves backups by restoring them where they harm nobody, and puts them in the place of the live data. */
@Service
public class RestoreService {
    private static final String NO_DATABASE = "The backup cannot be restored into a database of its own";
    /** The steps that are no table of the backup. */
    static final Set<String> STEPS = Set.of(Restoration.SWAP, "rules");

    /** What a backup is refused for that is damaged itself, wherever it is tried; not for a disk or a server that fails. */
    private static final Set<String> DAMAGE = Set.of(
            "backups.damaged",
            "backups.archive.tables",
            "backups.archive.incomplete",
            "backups.archive.rows",
            "backups.archive.columns");

    private static final String UNREADABLE = "The backup cannot be read";

    private final PooledConnections connections;
    private final DatabaseUrl url;
    private final SpareDatabases spares;
    private final Datasets datasets;
    private final ControlTotals totals;
    private final IntegrityCheck check;
    private final IntegrityRuns runs;
    private final AuditService trail;
    private final BackupRecord record;
    private final Clock clock;
    private final BackupFolder usual;
    private final OffsiteCopies offsite;

    RestoreService(
            PooledConnections connections,
            DatabaseUrl url,
            SpareDatabases spares,
            Datasets datasets,
            ControlTotals totals,
            IntegrityCheck check,
            IntegrityRuns runs,
            AuditService trail,
            BackupRecord record,
            Clock clock,
            BackupFolder usual,
            OffsiteCopies offsite) {
        this.connections = connections;
        this.url = url;
        this.spares = spares;
        this.datasets = datasets;
        this.totals = totals;
        this.check = check;
        this.runs = runs;
        this.trail = trail;
        this.record = record;
        this.clock = clock;
        this.usual = usual;
        this.offsite = offsite;
    }

    /** A backup that is ours and whole. */
    private record Found(Backup backup, Manifest manifest) {
        long rows() {
            return manifest.rows().values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** Brings a copy to the schema of this program. */
    private interface Migrating {
        void toNow() throws LiquibaseException, SQLException;
    }

    /**
     * Restores a backup into a scratch place, compares rows and control totals with its manifest, examines every rule, and removes the
     * scratch place.
     *
     * @param nameOrPath a name of the usual folder, or a path
     * @throws BusinessException when it is no backup of ours, damaged, or does not fit this program; and for one of pg_dump when no
     *     database can be created for it here
     */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public Verification verify(String nameOrPath, Progress progress) {
        Found found = found(nameOrPath);
        if (found.manifest().form() == BackupForm.PG_DUMP) {
            return unmarkedIfDamaged(found.backup(), () -> provedInADatabase(found, progress));
        }
        try (Restoration restoration = unmarkedIfDamaged(found.backup(), () -> besideTheLiveData(found, progress))) {
            return restoration.verification();
        }
    }

    /**
     * Restores a backup beside the live data and examines it; what comes back can take the place of the live data, and is removed when
     * it is closed without that.
     *
     * @throws BusinessException as {@link #verify}, when it does not hold, and when another process has the H2 file open
     */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public Restoration restore(String nameOrPath, Progress progress) {
        if (!url.isPostgres()) {
            LiveFile.requireHere(url);
        }
        Found found = found(nameOrPath);
        Restoration restoration = unmarkedIfDamaged(found.backup(), () -> besideTheLiveData(found, progress));
        if (!restoration.verification().holds()) {
            restoration.close();
            throw new BusinessException("backups.doesNotHold", nameOrPath);
        }
        return restoration;
    }

    /**
     * Restores a backup, examines it and puts it in the place of the live data, while the application goes on.
     *
     * @throws BusinessException as {@link #restore}, and when another process has the H2 file open; nothing has changed then
     */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public Verification replaceLive(String name, Progress progress) {
        try (Restoration restoration = restore(name, progress)) {
            try {
                restoration.swap(progress);
            } finally {
                connections.forget();
            }
            trail.restored();
            runs.forget();
            return restoration.verification();
        }
    }

    private Found found(String nameOrPath) {
        try {
            Optional<Backup> here = usual.find(nameOrPath);
            if (here.isPresent()) {
                return wholeHereOrThere(here.get());
            }
            Backup fetched = offsite.fetch(nameOrPath)
                    .orElseThrow(() -> new BusinessException(
                            usual.isThere(nameOrPath) ? "backups.noManifest" : "backups.unknown", nameOrPath));
            return unmarkedIfDamaged(fetched, () -> whole(fetched));
        } catch (IOException e) {
            throw new UncheckedIOException(UNREADABLE, e);
        }
    }

    private Found wholeHereOrThere(Backup here) throws IOException {
        try {
            return whole(here);
        } catch (BusinessException damaged) {
            Backup fetched = offsite.fetchInstead(here).orElseThrow(() -> damaged);
            return unmarkedIfDamaged(fetched, () -> whole(fetched));
        }
    }

    /** A file that is damaged here says nothing of the copy in the bucket, which keeps its mark. */
    private Found whole(Backup backup) {
        try {
            try {
                return new Found(backup, usual.genuine(backup));
            } catch (BusinessException refusal) {
                if (DAMAGE.contains(refusal.key())) {
                    usual.doesNotHold(backup);
                }
                throw refusal;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(UNREADABLE, e);
        }
    }

    /** Retention keeps the last backup that was proved: one that does not hold any more must not stand in for it. */
    private <T> T unmarkedIfDamaged(Backup backup, Supplier<T> work) {
        try {
            return work.get();
        } catch (BusinessException refusal) {
            if (DAMAGE.contains(refusal.key())) {
                unmark(backup);
            }
            throw refusal;
        }
    }

    private void unmark(Backup backup) {
        try {
            usual.doesNotHold(backup);
            offsite.removeMark(backup);
        } catch (IOException e) {
            throw new UncheckedIOException("The mark that a backup was verified cannot be removed", e);
        }
    }

    private Verification provedInADatabase(Found found, Progress progress) {
        try (SpareDatabase spare = spares.filled(found.backup(), found.manifest(), progress)) {
            return examined(found, spare.connection(), spare::migrateToNow, progress);
        } catch (SQLException | LiquibaseException e) {
            throw new IllegalStateException(NO_DATABASE, e);
        } catch (IOException e) {
            throw new UncheckedIOException(UNREADABLE, e);
        }
    }

    private Restoration besideTheLiveData(Found found, Progress progress) {
        Backup backup = found.backup();
        if (found.manifest().form() == BackupForm.PG_DUMP) {
            try (SpareDatabase spare = spares.filled(backup, found.manifest(), progress)) {
                return besideTheLiveData(found, spare, progress);
            } catch (SQLException e) {
                throw new IllegalStateException(NO_DATABASE, e);
            } catch (IOException e) {
                throw new UncheckedIOException(UNREADABLE, e);
            }
        }
        try (ArchiveFile archive = new ArchiveFile(backup.file())) {
            return besideTheLiveData(found, archive, progress);
        } catch (IOException e) {
            throw new UncheckedIOException(UNREADABLE, e);
        }
    }

    /** The rules are examined where the data would go live from, whichever way it came there (rule D4). */
    private Restoration besideTheLiveData(Found found, RowSource rows, Progress progress) throws IOException {
        boolean ready = false;
        Scratch scratch = null;
        try {
            scratch = Scratch.beside(url);
            progress.onCancel(scratch::stop);
            scratch.migrateTo(found.manifest().migrations());
            new ArchiveReader(scratch.connection(), url.isPostgres())
                    .read(rows, found.manifest().rows(), datasets.without().keySet(), progress);
            scratch.connection().commit();
            Restoration restoration = new Restoration(
                    url,
                    scratch,
                    examined(found, scratch.connection(), scratch::migrateToNow, progress),
                    trail.restoring(found.backup().name()));
            ready = true;
            return restoration;
        } catch (SQLException | LiquibaseException e) {
            throw new IllegalStateException("The backup cannot be restored into a scratch place", e);
        } finally {
            if (!ready && scratch != null) {
                close(scratch);
            }
        }
    }

    private Verification examined(Found found, Connection copy, Migrating migrating, Progress progress)
            throws SQLException, LiquibaseException, IOException {
        Map<String, String> expected = found.manifest().totals(); // of the version that took it
        List<ControlTotals.Difference> differences =
                List.copyOf(totals.of(copy, expected.keySet()).differences(expected));
        migrating.toNow();
        AtomicLong examined = new AtomicLong();
        progress.at("rules", 0, check.rules());
        Verification verification = new Verification(
                found.backup(),
                found.rows(),
                differences,
                check.run(copy, outcome -> progress.at("rules", examined.incrementAndGet(), check.rules())));
        if (verification.holds()) {
            usual.verified(found.backup(), found.manifest(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
            offsite.sendMark(found.backup());
            record.of("backup_verified", found.backup(), BackupEvents.Kind.VERIFIED);
        } else {
            unmark(found.backup());
        }
        return verification;
    }

    private static void close(Scratch scratch) {
        try {
            scratch.close();
        } catch (SQLException e) {
            throw new IllegalStateException("The scratch place cannot be removed", e);
        }
    }
}

package io.inventario.backups;

import io.inventario.dataset.Progress;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Permission;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Takes backups, lists them, and lets the old ones go. */
@Service
public class BackupService {
    private static final Logger log = LoggerFactory.getLogger(BackupService.class);

    /** Longer than any work on a backup takes. */
    private static final Duration AT_WORK = Duration.ofDays(1);

    private final BackupWriter writer;
    private final BackupRecord record;
    private final BackupFolder usual;
    private final OffsiteCopies offsite;
    private final Clock clock;

    BackupService(BackupWriter writer, BackupRecord record, BackupFolder usual, OffsiteCopies offsite, Clock clock) {
        this.writer = writer;
        this.record = record;
        this.usual = usual;
        this.offsite = offsite;
        this.clock = clock;
    }

    /** What was taken, and what was removed from the folder for it. */
    public record Taken(Backup backup, List<Backup> removed) {}

    /** Which form a backup takes here by itself, and why. */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public FormChoice choice() {
        return writer.choice();
    }

    /**
     * Takes a backup of this moment into the usual folder, and copies it into the bucket where there is one.
     *
     * @throws BusinessException when pg_dump fails, or the bucket does not take it; then the backup is in the folder all the same
     */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public Backup take(Progress progress) {
        return take(null, null, progress);
    }

    /** Takes a backup of this moment into another folder. */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public Backup take(Path folder, Progress progress) {
        return take(folder, null, progress);
    }

    /**
     * Takes a backup of this moment. One of the usual folder that fails raises the alarm, whoever asked for it.
     *
     * @param folder null for the usual one
     * @param form null for the one of {@link #choice}
     * @throws BusinessException as {@link #take(Progress)}, and when that form cannot be taken or proved here
     */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public Backup take(@Nullable Path folder, @Nullable BackupForm form, Progress progress) {
        if (folder != null) {
            Backup backup = writer.write(usual.at(folder), form, progress);
            record.of("backup_taken", backup);
            return backup;
        }
        return record.watched(BackupEvents.Kind.BACKUP_FAILED, () -> {
            Backup backup = taken(form, progress);
            send(backup);
            return backup;
        });
    }

    /**
     * Takes a backup of this moment into the usual folder and lets the older ones of that folder go; then copies it into the bucket,
     * where there is one, and lets the older ones go there. So a bucket that is away does not fill the disk.
     *
     * @param form null for the one of {@link #choice}
     * @throws BusinessException as {@link #take(Path, BackupForm, Progress)}
     */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public Taken takeAndRetain(@Nullable BackupForm form, Duration age, Progress progress) {
        return record.watched(BackupEvents.Kind.BACKUP_FAILED, () -> {
            Backup backup = taken(form, progress);
            Instant before = clock.instant().minus(age);
            List<Backup> removed = retainHere(before);
            send(backup);
            retainThere(before);
            return new Taken(backup, removed);
        });
    }

    private Backup taken(@Nullable BackupForm form, Progress progress) {
        Backup backup = writer.write(usual, form, progress);
        record.of("backup_taken", backup, offsite.areKept() ? null : BackupEvents.Kind.TAKEN);
        return backup;
    }

    /** With a bucket, a backup counts as taken only when it is there: a disk that does not last holds none. */
    private void send(Backup backup) {
        if (offsite.areKept()) {
            try {
                offsite.send(backup);
            } catch (IOException e) {
                throw new UncheckedIOException("The backup cannot be read", e);
            }
            record.of("backup_sent", backup, BackupEvents.Kind.TAKEN);
        }
    }

    /** The backups of the usual folder, newest first. */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public List<Backup> list() {
        return usual.all();
    }

    /** Files of the usual folder that are named like backups and are none, as their manifest is missing or cannot be read. */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public List<String> strays() {
        return usual.strays();
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

    /**
     * The newest of our own backups in the folder and the bucket; another instance may have taken it, or this disk may have lost it. While
     * the bucket does not answer, the newest in the folder.
     *
     * @throws BusinessException when there is none, or the folder has none and the bucket does not answer
     */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public Backup newest() {
        List<Backup> here = usual.all().stream().filter(Backup::genuine).toList();
        return Stream.concat(here.stream(), elsewhereBeside(here).filter(Backup::genuine))
                .max(Comparator.comparing(Backup::takenAt).thenComparing(Backup::name))
                .orElseThrow(() -> new BusinessException("backups.none"));
    }

    private Stream<Backup> elsewhereBeside(List<Backup> here) {
        try {
            return offsite.elsewhere().stream();
        } catch (BusinessException unreachable) {
            if (here.isEmpty()) {
                throw unreachable;
            }
            log.warn("Backups that only the bucket has are passed over: {}", unreachable.getMessage());
            return Stream.empty();
        }
    }

    /**
     * Removes backups older than {@code age}, but neither the newest nor the last verified one; and what killed work has left.
     *
     * @return what was removed from the folder
     * @throws BusinessException when the bucket does not do it; the folder is done then
     */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public List<Backup> retain(Duration age) {
        return record.watched(BackupEvents.Kind.BACKUP_FAILED, () -> {
            Instant before = clock.instant().minus(age);
            List<Backup> removed = retainHere(before);
            retainThere(before);
            return removed;
        });
    }

    private void retainThere(Instant before) {
        try {
            offsite.retain(before, record.lastProved());
        } catch (IOException e) {
            throw new UncheckedIOException("A mark cannot be read", e);
        }
    }

    private List<Backup> retainHere(Instant before) {
        try {
            new Leftovers(usual.place()).remove(clock.instant().minus(AT_WORK));
            List<Backup> removed = usual.retain(before);
            removed.forEach(backup -> record.of("backup_removed", backup));
            return removed;
        } catch (IOException e) {
            throw new UncheckedIOException("An old backup cannot be removed", e);
        }
    }

    /**
     * The file of one of the usual folder's backups, to be sent to a person.
     *
     * @throws BusinessException when there is none of that name
     */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public Path file(String name) {
        Backup backup = list().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BusinessException("backups.unknown", name));
        record.of("backup_downloaded", backup);
        return backup.file();
    }
}

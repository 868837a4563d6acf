package io.inventario.backups;

import io.inventario.database.BucketUrl;
import io.inventario.shared.BusinessException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The copies of the usual folder's backups in the bucket of {@code BACKUP_URL}; without that address there are none. */
@Component
class OffsiteCopies implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(OffsiteCopies.class);

    private final BackupFolder folder;
    private final @Nullable Bucket bucket;
    private final Map<String, Known> manifests = new ConcurrentHashMap<>();

    OffsiteCopies(BackupFolder folder, @Value("#{environment.getProperty('inventario.backup-url', '')}") String url) {
        this.folder = folder;
        this.bucket = url.isEmpty() ? null : new Bucket(BucketUrl.of(url));
    }

    /** A manifest that was read before; it never changes, and is read again for whoever wants the backup itself. */
    private record Known(long bytes, String text) {}

    boolean areKept() {
        return bucket != null;
    }

    /** The manifest goes last: what has none there is no backup yet. */
    void send(Backup backup) throws IOException {
        if (bucket != null) {
            bucket.put(backup.name(), backup.file());
            bucket.put(BackupFolder.manifestOf(backup.name()), beside(backup, BackupFolder.manifestOf(backup.name())));
        }
    }

    /** Sends the mark that a backup was verified, if the bucket has that one; proving and restoring go on without the bucket. */
    void sendMark(Backup backup) throws IOException {
        if (bucket == null || !isInFolder(backup)) {
            return;
        }
        String mark = BackupFolder.markOf(backup.name());
        try {
            if (bucket.text(BackupFolder.manifestOf(backup.name())).isPresent()) {
                bucket.put(mark, beside(backup, mark));
            }
        } catch (BusinessException unreachable) {
            log.warn("The bucket does not know that {} was verified: {}", backup.name(), unreachable.getMessage());
        }
    }

    /** Takes the mark away: what was proved there once does not hold. */
    void removeMark(Backup backup) {
        if (bucket != null && isInFolder(backup)) {
            try {
                bucket.remove(BackupFolder.markOf(backup.name()));
            } catch (BusinessException unreachable) {
                log.warn("The bucket does not know that {} does not hold: {}", backup.name(), unreachable.getMessage());
            }
        }
    }

    /** By whichever path somebody named it. */
    private boolean isInFolder(Backup backup) {
        Path parent = backup.file().toAbsolutePath().normalize().getParent();
        return folder.place().toAbsolutePath().normalize().equals(parent);
    }

    /** The bucket was away when these were verified; without the mark it would not know its last verified copy. */
    private void sendMissingMarks(Bucket place) throws IOException {
        Set<String> there = place.names().keySet();
        for (Backup backup : folder.all()) {
            String mark = BackupFolder.markOf(backup.name());
            boolean copied = there.contains(BackupFolder.manifestOf(backup.name()));
            if (copied && backup.verifiedAt() != null && !there.contains(mark)) {
                place.put(mark, beside(backup, mark));
            }
        }
    }

    private static String beside(Backup backup, String name) throws IOException {
        return Files.readString(backup.file().resolveSibling(name));
    }

    /** What the bucket has and the folder lacks, newest first. */
    List<Backup> elsewhere() {
        return inBucket().stream()
                .filter(backup -> !Files.exists(backup.file()))
                .toList();
    }

    /** Puts our copy from the bucket in the place of a damaged one in the folder; empty when there is none. */
    Optional<Backup> fetchInstead(Backup damaged) throws IOException {
        if (bucket == null || !isInFolder(damaged)) {
            return Optional.empty();
        }
        try {
            boolean ours = bucket.text(BackupFolder.manifestOf(damaged.name()))
                    .flatMap(manifest -> folder.described(damaged.name(), manifest, null))
                    .filter(Backup::genuine)
                    .isPresent();
            if (ours) {
                log.warn("{} is damaged here and is fetched from the bucket {}", damaged.name(), bucket.place());
                return fetch(damaged.name());
            }
        } catch (BusinessException unreachable) {
            log.warn("The bucket does not say whether it has {}: {}", damaged.name(), unreachable.getMessage());
        }
        return Optional.empty();
    }

    /** Fetches a backup that the folder lacks into it; empty when the bucket has none of that name. */
    Optional<Backup> fetch(String name) throws IOException {
        // what is fetched becomes a file of that name, which may not lead anywhere else
        if (bucket == null || !BackupFolder.NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        Optional<String> manifest = bucket.text(BackupFolder.manifestOf(name));
        if (manifest.isEmpty()) {
            return Optional.empty();
        }
        Files.createDirectories(folder.place());
        String mark = bucket.text(BackupFolder.markOf(name)).orElse(null);
        return folder.adopt(name, manifest.get(), mark, file -> bucket.fetch(name, file));
    }

    /**
     * Removes from the bucket what is older, but neither the newest nor the last verified one, nor what we did not sign.
     *
     * @param proved the last that was verified by whichever instance, whose mark may be missing here and there
     */
    void retain(Instant before, Optional<String> proved) throws IOException {
        if (bucket == null) {
            return;
        }
        sendMissingMarks(bucket);
        List<Backup> all = in(bucket).stream().filter(Backup::genuine).toList();
        Optional<Backup> lastVerified =
                all.stream().filter(backup -> backup.verifiedAt() != null).findFirst();
        for (Backup backup : all) {
            boolean kept = backup.equals(all.getFirst())
                    || lastVerified.filter(backup::equals).isPresent()
                    || proved.filter(backup.name()::equals).isPresent();
            if (!kept && backup.takenAt().isBefore(before)) {
                bucket.remove(BackupFolder.manifestOf(backup.name()));
                bucket.remove(BackupFolder.markOf(backup.name()));
                bucket.remove(backup.name());
            }
        }
    }

    private List<Backup> inBucket() {
        return bucket == null ? List.of() : in(bucket);
    }

    private List<Backup> in(Bucket place) {
        SortedMap<String, Long> files = place.names();
        manifests.keySet().retainAll(files.keySet());
        List<Backup> backups = new ArrayList<>();
        for (String name : files.keySet()) {
            Long bytes = files.get(BackupFolder.manifestOf(name));
            if (BackupFolder.NAME.matcher(name).matches() && bytes != null) {
                String mark = BackupFolder.markOf(name);
                manifest(place, BackupFolder.manifestOf(name), bytes)
                        .flatMap(manifest -> folder.described(
                                name,
                                manifest,
                                files.containsKey(mark) ? place.text(mark).orElse(null) : null))
                        .ifPresent(backups::add);
            }
        }
        backups.sort(Comparator.comparing(Backup::takenAt)
                .thenComparing(Backup::name)
                .reversed());
        return backups;
    }

    /** Two small files for every backup, asked for whenever somebody looks, would be slow; the mark may have changed. */
    private Optional<String> manifest(Bucket place, String name, long bytes) {
        Known known = manifests.get(name);
        if (known != null && known.bytes() == bytes) {
            return Optional.of(known.text());
        }
        Optional<String> read = place.text(name);
        read.ifPresent(text -> manifests.put(name, new Known(bytes, text)));
        return read;
    }

    @Override
    public void close() {
        if (bucket != null) {
            bucket.close();
        }
    }
}

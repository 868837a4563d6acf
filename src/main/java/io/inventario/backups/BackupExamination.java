package io.inventario.backups;

import io.inventario.database.Examination;
import io.inventario.database.Finding;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.core.env.Environment;

/** What the doctor says of the backups: whether there is a young one, whether one was proved, and whether the folder is a good place. */
final class BackupExamination implements Examination {
    /** Names that the platforms set whose disks are gone after a restart; PORT alone is set in many other places too. */
    private static final List<String> PLATFORMS = List.of("DYNO", "RENDER", "RAILWAY_ENVIRONMENT", "RAILWAY");

    private final BackupFolder folder;
    private final Environment environment;
    private final Clock clock;

    BackupExamination(BackupFolder folder, Environment environment, Clock clock) {
        this.folder = folder;
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        Path place = folder.place();
        if (!isWritable(place)) {
            findings.add(Finding.bad("backup.folder", place));
        }
        if (PLATFORMS.stream().anyMatch(this::isSet) && !isSet("BACKUP_URL")) {
            findings.add(Finding.warning("backup.platform", place));
        }
        try {
            findings.addAll(of(folder.all().stream().filter(Backup::genuine).toList()));
        } catch (UncheckedIOException e) {
            findings.add(Finding.bad("backup.unreadable", place));
        }
        return findings;
    }

    private List<Finding> of(List<Backup> genuine) {
        if (genuine.isEmpty()) {
            return List.of(Finding.warning("backup.none"));
        }
        long hours = age(genuine.getFirst().takenAt()).toHours();
        Finding newest = age(genuine.getFirst().takenAt()).compareTo(BackupWatch.BACKUP_DUE) > 0
                ? Finding.warning("backup.old", hours)
                : Finding.good("backup.newest", hours);
        Finding proved = genuine.stream()
                .map(Backup::verifiedAt)
                .filter(Objects::nonNull)
                .map(this::age)
                .min(Duration::compareTo)
                .map(age -> age.compareTo(BackupWatch.DRILL_DUE) > 0
                        ? Finding.warning("backup.unverified.long", age.toDays())
                        : Finding.good("backup.verified", age.toDays()))
                .orElseGet(() -> Finding.warning("backup.unverified"));
        return List.of(newest, proved);
    }

    private Duration age(Instant at) {
        return Duration.between(at, clock.instant());
    }

    private boolean isSet(String name) {
        String value = environment.getProperty(name);
        return value != null && !value.isBlank();
    }

    /** A folder that is not there yet is made with the first backup, where its parents allow that. */
    private static boolean isWritable(Path place) {
        Path existing = place.toAbsolutePath();
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        return Files.isDirectory(existing) && Files.isWritable(existing);
    }
}

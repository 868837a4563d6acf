package io.inventario.backups;

import static org.assertj.core.api.Assertions.assertThat;

import io.inventario.DatabaseTests;
import io.inventario.dataset.Datasets;
import io.inventario.dataset.Progress;
import io.inventario.shared.Actor;
import io.inventario.shared.Signing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Backups that a version took which knew fewer tables and figures than this one. */
class OlderBackupTests extends DatabaseTests {
    /** The last tables that a backup holds, and what is in none. */
    private static final String LATER = "(jobs|mail|dataset|backups)-.*";

    private static final String TABLE = "backup_schedule";

    @Autowired
    private BackupService backups;

    @Autowired
    private RestoreService restores;

    @Autowired
    private BackupFolder usual;

    @Autowired
    private Datasets datasets;

    @Value("${inventario.secret-key}")
    private String secret;

    @TempDir
    private Path folder;

    @Test
    void aBackupFromBeforeATableAndATotalWereAddedIsProvedByThisProgram() throws Exception {
        Backup backup = Actor.asProgram("test", () -> backups.take(folder, Progress.SILENT));
        String sum = datasets.all().stream()
                .flatMap(dataset -> dataset.totals().keySet().stream().map(name -> dataset.module() + "." + name))
                .findFirst()
                .orElseThrow();
        asTakenBefore(backup, sum);

        Verification verification =
                Actor.asProgram("test", () -> restores.verify(backup.file().toString(), Progress.SILENT));

        assertThat(verification.differences()).isEmpty();
        assertThat(verification.rules()).hasSizeGreaterThan(20).allMatch(outcome -> outcome.holds());
        assertThat(verification.holds()).isTrue();
        assertThat(usual.at(folder).all()).singleElement().satisfies(older -> {
            assertThat(older.schema()).isNotEqualTo(backup.schema());
            assertThat(older.verifiedAt()).isNotNull();
        });
    }

    private void asTakenBefore(Backup backup, String sum) throws IOException, GeneralSecurityException {
        Path beside = backup.file().resolveSibling(BackupFolder.manifestOf(backup.name()));
        Manifest manifest = Manifest.of(Files.readString(beside));
        Map<String, byte[]> entries = DamagedArchiveTests.entries(Files.readAllBytes(backup.file()));
        assertThat(entries.remove(ArchiveWriter.TABLES + TABLE)).isNotNull();
        byte[] archive = DamagedArchiveTests.zipped(entries);
        List<String> migrations =
                manifest.migrations().stream().filter(id -> !id.matches(LATER)).toList();
        Map<String, Long> rows = new TreeMap<>(manifest.rows());
        assertThat(rows.remove(TABLE)).isNotNull();
        Map<String, String> totals = new TreeMap<>(manifest.totals());
        assertThat(totals.remove(sum)).isNotNull();
        assertThat(totals.remove("backups." + TABLE)).isNotNull();
        Manifest older = new Manifest(
                        manifest.product(),
                        manifest.format(),
                        manifest.form(),
                        manifest.takenAt(),
                        "0.0.1",
                        manifest.database(),
                        migrations,
                        rows,
                        totals,
                        0,
                        "",
                        "")
                .withFile(
                        archive.length,
                        HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(archive)));
        Files.write(backup.file(), archive);
        Files.writeString(
                beside,
                new Seal(new Signing("inventario backup 1", secret))
                        .signed(older)
                        .json());
    }
}

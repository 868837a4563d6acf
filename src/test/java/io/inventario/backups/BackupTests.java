package io.inventario.backups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inventario.DatabaseTests;
import io.inventario.dataset.Progress;
import io.inventario.shared.Actor;
import io.inventario.shared.BusinessException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Backups of the database of all tests, whatever is in it by now. */
class BackupTests extends DatabaseTests {
    @Autowired
    private BackupService backups;

    @Autowired
    private RestoreService restores;

    @Autowired
    private BackupFolder usual;

    @Autowired
    private JdbcTemplate jdbc;

    @TempDir
    private Path folder;

    @Test
    void aBackupHoldsAllAndIsProvedByARestoreBesideTheLiveData() {
        Backup backup = taken();
        long schemas = scratchPlaces();

        Verification verification =
                asProgram(() -> restores.verify(backup.file().toString(), Progress.SILENT));

        assertThat(verification.differences()).isEmpty();
        assertThat(verification.rules()).hasSizeGreaterThan(20).allMatch(outcome -> outcome.holds());
        assertThat(verification.rows()).isGreaterThan(100);
        assertThat(scratchPlaces()).as("scratch places left").isEqualTo(schemas);
        assertThat(found(backup).verifiedAt()).isNotNull();
        assertThat(jdbc.queryForObject(
                        "select count(*) from audit_row where action = 'backup_verified' and subject_label = ?",
                        Long.class,
                        backup.name()))
                .isEqualTo(1);
    }

    @Test
    void aDamagedOrForeignBackupIsRefusedAndNothingIsTouched() throws IOException {
        Backup backup = taken();
        byte[] whole = Files.readAllBytes(backup.file());
        Path manifest = beside(backup, ".manifest.json");
        String signed = Files.readString(manifest);

        for (int i = 1; i <= 20; i++) {
            byte[] damaged = whole.clone();
            damaged[whole.length / 21 * i] ^= 1;
            Files.write(backup.file(), damaged);
            refused(backup, "backups.damaged");
        }
        Files.write(backup.file(), Arrays.copyOf(whole, whole.length / 2));
        refused(backup, "backups.damaged");
        Files.write(backup.file(), whole);
        Files.writeString(manifest, signed.replaceFirst("\"sales.sale\" : \"(\\d+)\"", "\"sales.sale\" : \"1$1\""));
        refused(backup, "backups.notOurs");
        Files.writeString(manifest, signed.replaceFirst("\"hmac\" : \"..", "\"hmac\" : \"00"));
        refused(backup, "backups.notOurs");
        Files.writeString(manifest, "{}");
        refused(backup, "backups.noManifest");
        Files.delete(manifest);
        refused(backup, "backups.noManifest");
    }

    @Test
    void aManifestThatLacksAnythingIsNotOursAndHidesNoOtherBackup() throws IOException {
        Backup damaged = taken();
        Path manifest = beside(damaged, ".manifest.json");
        String signed = Files.readString(manifest);
        Backup whole = taken();
        List<String> lacking = List.of("product", "takenAt", "program", "database", "sha256", "hmac");

        for (String field : lacking) {
            Files.writeString(
                    manifest,
                    signed.replaceFirst("(?m)^  \"" + field + "\" : \"[^\"]*\",?$", "")
                            .replaceFirst(",(\\s*})$", "$1"));
            assertThat(usual.at(folder).all())
                    .as(field)
                    .hasSize(2)
                    .filteredOn(Backup::genuine)
                    .containsExactly(whole);
            refused(damaged, "backups.notOurs");
        }
        for (String text :
                List.of("", "null", "[]", "{\"product\":\"inventario\"}", signed.replaceFirst(" : \\d+", " : null"))) {
            Files.writeString(manifest, text);
            assertThat(usual.at(folder).all()).as(text).contains(whole);
        }
        Files.write(manifest, new byte[] {'{', (byte) 0xff, '}'});
        assertThat(usual.at(folder).all()).containsExactly(whole);
        assertThat(usual.at(folder).retain(whole.takenAt().plus(Duration.ofDays(1))))
                .isEmpty();
    }

    @Test
    void aPathIsNotTakenForTheNameOfABackupThatLiesInTheUsualFolder() throws IOException {
        Backup backup = taken();

        assertThat(usual.at(folder).find(backup.name())).contains(backup);
        assertThat(usual.at(folder).find("./" + backup.name())).isEmpty();
        assertThat(usual.at(folder).isThere("./" + backup.name())).isFalse();
        assertThat(usual.at(Path.of("nowhere")).find(backup.file().toString())).contains(backup);
    }

    @Test
    void aProvedBackupThatIsDamagedLaterDoesNotStandInForTheLastGoodOne() throws IOException {
        Backup good = taken();
        Backup damaged = taken();
        for (Backup each : List.of(good, damaged)) {
            asProgram(() -> restores.verify(each.file().toString(), Progress.SILENT));
        }
        Backup newest = taken();
        byte[] bytes = Files.readAllBytes(damaged.file());
        bytes[bytes.length / 2] ^= 1;
        Files.write(damaged.file(), bytes);
        refused(damaged, "backups.damaged");

        BackupFolder shelf = usual.at(folder);
        shelf.retain(newest.takenAt().plus(Duration.ofDays(1)));

        assertThat(shelf.all()).extracting(Backup::name).containsExactly(newest.name(), good.name());
    }

    @Test
    void aProofThatIsCancelledTakesNoMarkAway() {
        Backup backup = taken();
        asProgram(() -> restores.verify(backup.file().toString(), Progress.SILENT));
        Progress cancelled = (step, done, all) -> {
            throw new CancellationException();
        };

        assertThatThrownBy(() -> asProgram(() -> restores.verify(backup.file().toString(), cancelled)))
                .isInstanceOf(CancellationException.class);

        assertThat(found(backup).verifiedAt()).isNotNull();
    }

    @Test
    void retentionKeepsTheNewestTheLastVerifiedOneAndWhatIsNotOurs() throws IOException {
        BackupFolder shelf = usual.at(folder);
        Backup first = taken();
        asProgram(() -> restores.verify(first.file().toString(), Progress.SILENT));
        Backup second = taken();
        Backup third = taken();
        Path foreign = Files.writeString(folder.resolve("inventario-holiday.zip"), "photos");

        List<Backup> removed = shelf.retain(third.takenAt().plus(Duration.ofDays(1)));

        assertThat(removed).extracting(Backup::name).containsExactly(second.name());
        assertThat(shelf.all()).extracting(Backup::name).containsExactly(third.name(), first.name());
        assertThat(foreign).exists();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(Path::toString))
                    .noneMatch(name -> name.contains(second.name()) || name.endsWith(".part"));
        }
    }

    @Test
    void whatKilledWorkHasLeftGoesAfterADayAndNothingElse() throws IOException {
        Backup backup = taken();
        Path fetched = Files.createDirectory(folder.resolve("inventario-123456"));
        List<Path> left = List.of(
                Files.writeString(folder.resolve("inventario-42.part"), "half"),
                Files.writeString(folder.resolve(backup.name() + ".verified.part"), "half"),
                Files.writeString(folder.resolve("inventario-20200101-020000-000.zip.part"), "half removed"),
                Files.writeString(fetched.resolve("fetched.part"), "half"));
        List<Path> others = List.of(
                Files.writeString(folder.resolve("inventario-holiday.zip"), "photos"),
                Files.writeString(folder.resolve("mine.part"), "half"),
                Files.writeString(folder.resolve("inventario-20200101-020000-000.zip"), "its manifest is elsewhere"),
                Files.writeString(folder.resolve("inventario-20200101-020000-000.zip.verified"), "mark"),
                Files.writeString(
                        Files.createDirectory(folder.resolve("inventario-7")).resolve("notes"), "mine"));
        Path young = Files.writeString(folder.resolve("inventario-43.part"), "at work");
        for (Path each : Stream.of(left, others).flatMap(List::stream).toList()) {
            Files.setLastModifiedTime(each, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        }
        Files.setLastModifiedTime(backup.file(), FileTime.from(Instant.EPOCH));

        new Leftovers(folder).remove(Instant.now().minus(Duration.ofDays(1)));

        assertThat(left).noneMatch(Files::exists);
        assertThat(fetched).doesNotExist();
        assertThat(others).allMatch(Files::exists);
        assertThat(young).exists();
        assertThat(usual.at(folder).all()).containsExactly(backup);
        assertThat(usual.at(folder).strays()).containsExactly("inventario-20200101-020000-000.zip");
    }

    @Test
    void whereABackupOfPgDumpCannotBeTakenOrProvedTheOwnArchiveIsTakenAndTheReasonIsTold() {
        FormChoice choice = asProgram(backups::choice);

        assertThat(choice.form()).isEqualTo(BackupForm.ARCHIVE);
        assertThat(taken().form()).isEqualTo(BackupForm.ARCHIVE);
        String reason =
                onPostgres() ? Objects.requireNonNull(choice.hindrance()).key() : "backups.pgdump.h2";
        assertThat(reason).startsWith("backups.pgdump.");
        assertThatThrownBy(() -> asProgram(() -> backups.take(folder, BackupForm.PG_DUMP, Progress.SILENT)))
                .isInstanceOfSatisfying(
                        BusinessException.class,
                        refusal -> assertThat(refusal.key()).isEqualTo(reason));
    }

    @Test
    void whatIsKeptFromTheGroupAndTheWorldIsReadableByItsOwnerOnly() throws IOException {
        assertThat(Files.getPosixFilePermissions(taken().file())).hasSize(2);
    }

    private Backup taken() {
        return asProgram(() -> backups.take(folder, Progress.SILENT));
    }

    private Backup found(Backup backup) {
        return usual.at(folder).all().stream()
                .filter(each -> each.name().equals(backup.name()))
                .findFirst()
                .orElseThrow();
    }

    private void refused(Backup backup, String key) {
        long places = scratchPlaces();
        assertThatThrownBy(() -> asProgram(() -> restores.restore(backup.file().toString(), Progress.SILENT)))
                .isInstanceOfSatisfying(
                        BusinessException.class,
                        refusal -> assertThat(refusal.key()).isEqualTo(key));
        assertThat(scratchPlaces()).isEqualTo(places);
    }

    private long scratchPlaces() {
        if (onPostgres()) {
            return jdbc.queryForList("select nspname from pg_namespace where nspname like 'inventario_restore_%'")
                    .size();
        }
        String url =
                jdbc.execute((Connection connection) -> connection.getMetaData().getURL());
        Path database = Path.of(url.replaceFirst("^jdbc:h2:file:", "").replaceFirst(";.*$", ""));
        try (Stream<Path> files = Files.list(database.getParent())) {
            return files.filter(file -> file.getFileName().toString().startsWith("inventario_restore_"))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path beside(Backup backup, String suffix) {
        return backup.file().resolveSibling(backup.name() + suffix);
    }

    private static <T> T asProgram(Supplier<T> work) {
        return Actor.asProgram("test", work);
    }
}

package io.inventario.backups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inventario.JavaCommand;
import io.inventario.database.DatabaseUrl;
import io.inventario.database.PostgresClient;
import io.inventario.dataset.Progress;
import io.inventario.shared.Signing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Files of pg_dump that are damaged or foreign, and work on them that is cut off: the live data stays as it is. */
@Tag("once")
@Timeout(300)
class DamagedDumpTests extends DumpTests {
    @Test
    void aBackupThatIsCancelledLeavesNothingBehind() throws IOException {
        Progress cancelled = (step, done, all) -> {
            throw new CancellationException();
        };
        assertThatThrownBy(() -> asProgram(() -> backups.take(folder, BackupForm.PG_DUMP, cancelled)))
                .isInstanceOf(CancellationException.class);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
        Backup backup = taken();
        assertThatThrownBy(() -> asProgram(() -> restores.verify(backup.name(), cancelled)))
                .isInstanceOf(CancellationException.class);
        assertThat(server.spareDatabases()).isEmpty();
    }

    @Test
    void aForeignEditedOrCutFileIsRefusedAndTheLiveDataStaysAsItIs() throws Exception {
        Backup backup = asProgram(() -> backups.take(folder, Progress.SILENT));
        byte[] whole = Files.readAllBytes(backup.file());
        Manifest manifest = Manifest.of(Files.readString(beside(backup)));
        Map<String, String> before = live();

        byte[] edited = whole.clone();
        edited[whole.length / 2] ^= 1;
        Files.write(backup.file(), edited);
        refusedAlone(backup, "backups.damaged");
        Files.write(backup.file(), whole);
        Files.writeString(beside(backup), manifest.json().replace("PG_DUMP", "ARCHIVE"));
        refusedAlone(backup, "backups.notOurs");

        signed(backup, new byte[0], manifest);
        refusedAlone(backup, "backups.program.failed");
        signed(backup, Arrays.copyOf(whole, whole.length / 2), manifest);
        refusedAlone(backup, "backups.program.failed");
        signed(backup, foreign(), manifest);
        refusedAlone(backup, "backups.archive.tables");
        Map<String, Long> rows = new TreeMap<>(manifest.rows());
        rows.merge("sale", 1L, Long::sum);
        signed(backup, whole, but(manifest, manifest.migrations(), rows, manifest.totals()));
        refusedAlone(backup, "backups.archive.rows");
        List<String> migrations = manifest.migrations();
        signed(backup, whole, but(manifest, migrations.subList(0, migrations.size() - 1), manifest.rows(), Map.of()));
        refusedAlone(backup, "backups.migrations");
        Map<String, String> totals = new TreeMap<>(manifest.totals());
        totals.put("sales.sale", "987654321");
        signed(backup, whole, but(manifest, migrations, manifest.rows(), totals));
        assertThat(asProgram(() -> restores.verify(backup.file().toString(), Progress.SILENT))
                        .differences())
                .singleElement()
                .satisfies(difference -> assertThat(difference.expected()).isEqualTo("987654321"));
        refused(() -> restores.restore(backup.file().toString(), Progress.SILENT), "backups.doesNotHold");

        assertThat(folder.resolve(BackupFolder.markOf(backup.name()))).doesNotExist();
        assertThat(live()).isEqualTo(before);
        assertThat(server.spareDatabases()).isEmpty();
        signed(backup, whole, manifest);
        proves(backup, Progress.SILENT);
    }

    @Test
    void whatAKilledProofHasLeftIsRemovedByTheNextAndNobodyElses() throws Exception {
        String stranger = "keeper inventario_restore_1_0123456789abcdef";
        server.run("create database inventario_restore_1_0123456789abcdef owner keeper");
        Backup backup = taken();
        try {
            Process process = verifying(backup);
            await(() -> server.spareDatabases().size() == 2 || !process.isAlive());
            assertThat(process.isAlive())
                    .as(() -> read(disk.resolve("verify.log")))
                    .isTrue();
            process.destroyForcibly().waitFor();
            await(() -> server.isAtRest());
            assertThat(server.spareDatabases()).hasSize(2);

            AtomicReference<List<String>> made = new AtomicReference<>(List.of());
            proves(backup, (step, done, all) -> made.set(server.spareDatabases()));
            assertThat(made.get()).hasSize(2).contains(stranger);
            assertThat(server.spareDatabases()).containsExactly(stranger);
        } finally {
            server.run("drop database inventario_restore_1_0123456789abcdef");
        }
    }

    private static void await(BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(Duration.ofMinutes(2));
        while (!condition.getAsBoolean() && Instant.now().isBefore(deadline)) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static Process verifying(Backup backup) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(JavaCommand.program("verify", backup.name()))
                .redirectErrorStream(true)
                .redirectOutput(disk.resolve("verify.log").toFile());
        builder.environment().putAll(variables());
        return builder.start();
    }

    private static void signed(Backup backup, byte[] file, Manifest manifest) throws Exception {
        Files.write(backup.file(), file);
        String digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        Seal seal = new Seal(new Signing("inventario backup 1", KEY));
        Files.writeString(
                beside(backup),
                seal.signed(manifest.withFile(file.length, digest)).json());
    }

    private static Manifest but(
            Manifest manifest, List<String> migrations, Map<String, Long> rows, Map<String, String> totals) {
        return new Manifest(
                manifest.product(),
                manifest.format(),
                manifest.form(),
                manifest.takenAt(),
                manifest.program(),
                manifest.database(),
                migrations,
                rows,
                totals,
                0,
                "",
                "");
    }

    /** A dump by pg_dump of something that is not ours. */
    private byte[] foreign() throws IOException, InterruptedException {
        server.run("create database elsewhere owner shop");
        try {
            Path file = folder.resolve("foreign");
            Process dump = new PostgresClient(DatabaseUrl.of(server.url()).onDatabase("elsewhere"))
                    .command("pg_dump", List.of("--format=custom", "--file=" + file))
                    .start();
            assertThat(dump.waitFor()).isZero();
            return Files.readAllBytes(file);
        } finally {
            server.run("drop database elsewhere");
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static Path beside(Backup backup) {
        return backup.file().resolveSibling(BackupFolder.manifestOf(backup.name()));
    }

    private void refusedAlone(Backup backup, String key) {
        refused(() -> restores.verify(backup.file().toString(), Progress.SILENT), key);
        refused(() -> restores.restore(backup.file().toString(), Progress.SILENT), key);
    }
}

package io.inventario.backups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inventario.Inventario;
import io.inventario.JavaCommand;
import io.inventario.OneOfEach;
import io.inventario.Shop;
import io.inventario.TestPostgres;
import io.inventario.database.DatabaseUrl;
import io.inventario.database.Doctor;
import io.inventario.database.DumpPrograms;
import io.inventario.database.Finding;
import io.inventario.database.PostgresClient;
import io.inventario.dataset.ControlTotals;
import io.inventario.dataset.Progress;
import io.inventario.products.Product;
import io.inventario.shared.Actor;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Signing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Backups by pg_dump, on a server of its version. */
@Tag("once")
@Timeout(300)
class PostgresDumpTests {
    private static final String KEY = "a key of these tests, and of no installation";

    @TempDir
    private static Path disk;

    private static DebianServer server;
    private static ConfigurableApplicationContext application;

    private final List<String> commands = new ArrayList<>();
    private Shop shop;
    private BackupService backups;
    private RestoreService restores;
    private JdbcTemplate jdbc;

    @TempDir
    private Path folder;

    @BeforeAll
    static void anApplicationOnTheServer() {
        server = DebianServer.start();
        application = new SpringApplicationBuilder(Inventario.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .lazyInitialization(true)
                .properties("inventario.command=true", "spring.data.jpa.repositories.bootstrap-mode=lazy")
                .run(variables().entrySet().stream()
                        .map(each -> "--" + each.getKey() + "=" + each.getValue())
                        .toArray(String[]::new));
        application.getBean("migrations");
        Actor.asProgram("tests", () -> application.getBean(OneOfEach.class).post());
    }

    private static Map<String, String> variables() {
        return Map.of(
                "DATABASE_URL", server.url(),
                "ADMIN_DATABASE_URL", server.adminUrl(),
                "SECRET_KEY", KEY,
                "BACKUP_DIR", disk.resolve("backups").toString(),
                "AUDIT_HEAD_FOLDER", disk.resolve("audit").toString());
    }

    @AfterAll
    static void theEnd() throws IOException {
        if (application != null) {
            application.close();
            server.close();
        }
    }

    @BeforeEach
    void anAccountThatMayNotAndOneThatMay() {
        server.mayCreateDatabases(false, true);
        shop = application.getBean(Shop.class);
        backups = application.getBean(BackupService.class);
        restores = application.getBean(RestoreService.class);
        jdbc = application.getBean(JdbcTemplate.class);
    }

    @Test
    void byTheAdministratorsAccountABackupIsTakenListedProvedAndPutInThePlaceOfTheLiveData() throws Exception {
        assertThat(asProgram(backups::choice)).isEqualTo(new FormChoice(BackupForm.PG_DUMP, null));
        Backup backup = taken();

        assertThat(backup.name()).endsWith(".dump");
        assertThat(Files.readAllBytes(backup.file())).startsWith("PGDMP".getBytes(StandardCharsets.US_ASCII));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup.file())))
                .isEqualTo("rw-------");
        assertThat(asProgram(backups::list)).contains(backup);
        assertThat(backup.form()).isEqualTo(BackupForm.PG_DUMP);
        assertThat(contents(backup))
                .contains("TABLE inventario job ", "TABLE DATA inventario sale ")
                .doesNotContain("TABLE DATA inventario job ", "TABLE DATA inventario mail_message ");
        AtomicReference<List<String>> made = new AtomicReference<>(List.of());
        proves(backup, (step, done, all) -> made.set(server.spareDatabases()));
        assertThat(made.get()).singleElement().asString().startsWith("keeper inventario_restore_");
        comesBack(backup);
    }

    @Test
    void byAnAccountThatMayCreateDatabasesNobodyElseIsNeeded() throws Exception {
        server.mayCreateDatabases(true, false);
        Backup backup = taken();

        AtomicReference<List<String>> made = new AtomicReference<>(List.of());
        proves(backup, (step, done, all) -> made.set(server.spareDatabases()));
        assertThat(made.get()).singleElement().asString().startsWith("shop inventario_restore_");
        comesBack(backup);
    }

    @Test
    void whereNobodyMayCreateADatabaseTheOwnArchiveIsTakenAndABackupOfPgDumpIsRefused() throws Exception {
        Backup dump = taken();
        server.mayCreateDatabases(false, false);
        Map<String, String> before = live();
        String obstacle = "backups.pgdump.admin.rights";

        refused(() -> backups.take(folder, BackupForm.PG_DUMP, Progress.SILENT), obstacle);
        refused(() -> restores.verify(dump.name(), Progress.SILENT), obstacle);
        refused(() -> restores.restore(dump.name(), Progress.SILENT), obstacle);
        refused(() -> restores.replaceLive(dump.name(), Progress.SILENT), obstacle);
        assertThat(live()).isEqualTo(before);

        FormChoice choice = asProgram(backups::choice);
        assertThat(choice.form()).isEqualTo(BackupForm.ARCHIVE);
        assertThat(Objects.requireNonNull(choice.hindrance()).getMessage()).contains("ALTER ROLE keeper CREATEDB");
        Backup archive = asProgram(() -> backups.take(folder, Progress.SILENT));
        assertThat(archive.form()).isEqualTo(BackupForm.ARCHIVE);
        assertThat(asProgram(() -> restores.verify(archive.file().toString(), Progress.SILENT))
                        .holds())
                .isTrue();
        assertThat(codes()).contains("pgdump.admin.rights");
        server.mayCreateDatabases(false, true);
        assertThat(codes()).contains("pgdump");
        assertThat(new DumpPrograms(DatabaseUrl.of(server.url()), null)
                        .examine()
                        .code())
                .isEqualTo("pgdump.unprovable");
        assertThat(new DumpPrograms(DatabaseUrl.of(server.url()), DatabaseUrl.of(TestPostgres.freshUrl()))
                        .examine()
                        .code())
                .isEqualTo("pgdump.admin.elsewhere");
    }

    @Test
    void whatIsSoldWhileABackupIsTakenIsInItWholeOrNotAtAll() throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<Integer> seller = CompletableFuture.supplyAsync(() -> {
            int sales = 0;
            while (!enough.get()) {
                shop.sell(Shop.line(shop.stocked("10", 5, "6"), 1));
                sales++;
            }
            return sales;
        });
        List<Backup> taken = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                taken.add(taken());
            }
        } finally {
            enough.set(true);
        }

        assertThat(seller.get()).isPositive();
        assertThat(taken.getLast().rows()).isGreaterThan(taken.getFirst().rows());
        proves(taken.getLast(), Progress.SILENT);
    }

    @Test
    void noPasswordStandsInAListOfProcessesOrInARefusal() {
        Progress looking = (step, done, all) -> ProcessHandle.current()
                .children()
                .flatMap(child -> child.info().commandLine().stream())
                .filter(command -> command.contains("pg_"))
                .forEach(commands::add);
        Backup backup = asProgram(() -> backups.take(looking));
        asProgram(() -> restores.verify(backup.name(), looking));
        assertThat(commands)
                .anyMatch(command -> command.contains("pg_dump"))
                .anyMatch(command -> command.contains("pg_restore"))
                .noneMatch(command -> command.contains("canary") || command.contains(KEY));

        server.run("alter role shop password 'another'");
        try {
            assertThatThrownBy(() -> PostgresPrograms.restore(
                            backup.file(), DatabaseUrl.of(server.url()), "shop", 1, Progress.SILENT))
                    .isInstanceOf(BusinessException.class)
                    .hasMessageContaining("pg_restore")
                    .hasMessageContaining("password authentication failed")
                    .message()
                    .doesNotContain("canary");
        } finally {
            server.run("alter role shop password '" + DebianServer.SHOP_PASSWORD + "'");
        }
    }

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

    private void proves(Backup backup, Progress progress) {
        Verification verification =
                asProgram(() -> restores.verify(backup.file().toString(), progress));

        assertThat(verification.differences()).isEmpty();
        assertThat(verification.rules()).hasSizeGreaterThan(20).allMatch(outcome -> outcome.holds());
        assertThat(verification.rows()).isEqualTo(backup.rows()).isGreaterThan(100);
        assertThat(backup.file().resolveSibling(BackupFolder.markOf(backup.name())))
                .exists();
    }

    private void comesBack(Backup backup) throws SQLException {
        Product later = shop.stocked("10", 5, "6");
        shop.sell(Shop.line(later, 1));

        assertThat(asProgram(() -> restores.replaceLive(backup.name(), Progress.SILENT))
                        .holds())
                .isTrue();

        assertThat(jdbc.queryForObject("select count(*) from product where code = ?", Long.class, later.getCode()))
                .isZero();
        Map<String, String> taken = new TreeMap<>(backup.totals());
        taken.keySet().removeIf(name -> name.startsWith("audit.")); // the restore itself is recorded
        try (Connection connection = application.getBean(DataSource.class).getConnection()) {
            assertThat(application.getBean(ControlTotals.class).of(connection).texts())
                    .containsAllEntriesOf(taken);
        }
        assertThat(jdbc.queryForObject(
                        "select count(*) from audit_row where action = 'backup_restored' and subject_label = ?",
                        Long.class,
                        backup.name()))
                .isEqualTo(1);
        Product next = shop.stocked("10", 5, "6");
        shop.sell(Shop.line(next, 1));
        assertThat(shop.onHand(next).value()).isEqualByComparingTo("4");
        assertThat(jdbc.queryForList("select nspname from pg_namespace where nspname like 'inventario_restore_%'"))
                .isEmpty();
        assertThat(server.spareDatabases()).isEmpty();
    }

    private Map<String, String> live() throws SQLException {
        try (Connection connection = application.getBean(DataSource.class).getConnection()) {
            Map<String, String> found = new TreeMap<>(
                    application.getBean(ControlTotals.class).of(connection).texts());
            found.keySet().removeAll(List.of("audit.audit_seal", "audit.last_seal"));
            return found;
        }
    }

    private static List<String> codes() {
        return asProgram(() -> application.getBean(Doctor.class).examine()).stream()
                .map(Finding::code)
                .toList();
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

    private static String contents(Backup backup) throws IOException {
        Process list = new ProcessBuilder("pg_restore", "--list", backup.file().toString()).start();
        return new String(list.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
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

    private static void refused(Supplier<?> work, String key) {
        assertThatThrownBy(() -> asProgram(work))
                .isInstanceOfSatisfying(
                        BusinessException.class,
                        refusal -> assertThat(refusal.key()).isEqualTo(key));
        assertThat(server.spareDatabases()).isEmpty();
    }

    private Backup taken() {
        return asProgram(() -> backups.take(Progress.SILENT));
    }

    private static <T> T asProgram(Supplier<T> work) {
        return Actor.asProgram("tests", work);
    }
}

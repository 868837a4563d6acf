package io.inventario.backups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inventario.Shop;
import io.inventario.TestPostgres;
import io.inventario.database.DatabaseUrl;
import io.inventario.database.Doctor;
import io.inventario.database.DumpPrograms;
import io.inventario.database.Finding;
import io.inventario.dataset.ControlTotals;
import io.inventario.dataset.Progress;
import io.inventario.products.Product;
import io.inventario.shared.BusinessException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Backups by pg_dump, on a server of its version. */
@Tag("once")
@Timeout(300)
class PostgresDumpTests extends DumpTests {
    private final List<String> commands = new ArrayList<>();

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

    private static List<String> codes() {
        return asProgram(() -> application.getBean(Doctor.class).examine()).stream()
                .map(Finding::code)
                .toList();
    }

    private static String contents(Backup backup) throws IOException {
        Process list = new ProcessBuilder("pg_restore", "--list", backup.file().toString()).start();
        return new String(list.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}

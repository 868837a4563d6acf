package io.inventario.backups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inventario.Inventario;
import io.inventario.OneOfEach;
import io.inventario.Shop;
import io.inventario.dataset.ControlTotals;
import io.inventario.dataset.Progress;
import io.inventario.shared.Actor;
import io.inventario.shared.BusinessException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** An application on a server of the version of pg_dump, started by the first class of those that need it and ended with the program. */
abstract class DumpTests {
    static final String KEY = "a key of these tests, and of no installation";

    @SuppressWarnings("NullAway.Init") // by the first class
    static Path disk;

    @SuppressWarnings("NullAway.Init") // by the first class
    static DebianServer server;

    @SuppressWarnings("NullAway.Init") // by the first class
    static ConfigurableApplicationContext application;

    private static boolean started;

    Shop shop;
    BackupService backups;
    RestoreService restores;
    JdbcTemplate jdbc;

    @TempDir
    Path folder;

    @BeforeAll
    static void anApplicationOnTheServer() throws IOException {
        if (started) {
            return;
        }
        disk = Files.createTempDirectory("inventario-dumps");
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
        started = true;
    }

    static Map<String, String> variables() {
        return Map.of(
                "DATABASE_URL", server.url(),
                "ADMIN_DATABASE_URL", server.adminUrl(),
                "SECRET_KEY", KEY,
                "BACKUP_DIR", disk.resolve("backups").toString(),
                "AUDIT_HEAD_FOLDER", disk.resolve("audit").toString());
    }

    @BeforeEach
    void anAccountThatMayNotAndOneThatMay() {
        server.mayCreateDatabases(false, true);
        shop = application.getBean(Shop.class);
        backups = application.getBean(BackupService.class);
        restores = application.getBean(RestoreService.class);
        jdbc = application.getBean(JdbcTemplate.class);
    }

    void proves(Backup backup, Progress progress) {
        Verification verification =
                asProgram(() -> restores.verify(backup.file().toString(), progress));

        assertThat(verification.differences()).isEmpty();
        assertThat(verification.rules()).hasSizeGreaterThan(20).allMatch(outcome -> outcome.holds());
        assertThat(verification.rows()).isEqualTo(backup.rows()).isGreaterThan(100);
        assertThat(backup.file().resolveSibling(BackupFolder.markOf(backup.name())))
                .exists();
    }

    Map<String, String> live() throws SQLException {
        try (Connection connection = application.getBean(DataSource.class).getConnection()) {
            Map<String, String> found = new TreeMap<>(
                    application.getBean(ControlTotals.class).of(connection).texts());
            found.keySet().removeAll(List.of("audit.audit_seal", "audit.last_seal"));
            return found;
        }
    }

    static void refused(Supplier<?> work, String key) {
        assertThatThrownBy(() -> asProgram(work))
                .isInstanceOfSatisfying(
                        BusinessException.class,
                        refusal -> assertThat(refusal.key()).isEqualTo(key));
        assertThat(server.spareDatabases()).isEmpty();
    }

    Backup taken() {
        return asProgram(() -> backups.take(Progress.SILENT));
    }

    static <T> T asProgram(Supplier<T> work) {
        return Actor.asProgram("tests", work);
    }
}

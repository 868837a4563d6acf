package io.inventario.backups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inventario.Inventario;
import io.inventario.OneOfEach;
import io.inventario.Shop;
import io.inventario.TestPostgres;
import io.inventario.dataset.Progress;
import io.inventario.products.Product;
import io.inventario.shared.Actor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
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

/** What puts a backup in the place of live data that somebody works with, on PostgreSQL. */
@Tag("once")
@Timeout(300)
class RestoreWhileServingTests {
    @TempDir
    private static Path disk;

    private static String url;
    private static ConfigurableApplicationContext application;

    private Shop shop;
    private RestoreService restores;
    private JdbcTemplate jdbc;
    private Backup backup;
    private Product later;

    @BeforeAll
    static void anApplication() {
        url = TestPostgres.freshUrl();
        application = new SpringApplicationBuilder(Inventario.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .lazyInitialization(true)
                .properties("inventario.command=true", "spring.data.jpa.repositories.bootstrap-mode=lazy")
                .run(
                        "--DATABASE_URL=" + url,
                        "--SECRET_KEY=a key of these tests, and of no installation",
                        "--BACKUP_DIR=" + disk.resolve("backups"),
                        "--AUDIT_HEAD_FOLDER=" + disk.resolve("audit"));
        application.getBean("migrations");
        asProgram(() -> application.getBean(OneOfEach.class).post());
    }

    @AfterAll
    static void theEnd() {
        application.close();
    }

    @BeforeEach
    void aBackupAndSomethingSavedLater() {
        shop = application.getBean(Shop.class);
        restores = application.getBean(RestoreService.class);
        jdbc = application.getBean(JdbcTemplate.class);
        backup = asProgram(() -> application.getBean(BackupService.class).take(null, BackupForm.ARCHIVE, Progress.SILENT));
        later = shop.product("10");
    }

    @AfterEach
    void nothingIsLeftBesideTheLiveData() {
        assertThat(jdbc.queryForList("select nspname from pg_namespace where nspname like 'inventario_restore_%'"))
                .isEmpty();
    }

    @Test
    void aRestoreThatIsCancelledAtTheLastMomentDoesNotReplaceTheLiveData() {
        Progress cancelled = (step, done, all) -> {
            if (step.equals(Restoration.SWAP)) {
                throw new CancellationException();
            }
        };

        assertThatThrownBy(() -> asProgram(() -> restores.replaceLive(backup.name(), cancelled)))
                .isInstanceOf(CancellationException.class);

        assertThat(isLive(later)).isTrue();
    }

    @Test
    void whoeverCancelsARestoreDoesNotWaitForWhatItsConnectionIsDoing() throws Exception {
        Cancelled cancelled = new Cancelled();
        Progress atTheRules = new Progress() {
            @Override
            public void at(String step, long done, long all) {
                cancelled.at(step, done, all);
                if (step.equals("rules") && done == 0) {
                    jdbc.execute("select 1");
                    cancelled.soon(Duration.ofMillis(300));
                    cancelled.busy();
                }
            }

            @Override
            public void onCancel(Runnable stop) {
                cancelled.onCancel(stop);
            }
        };

        assertThatThrownBy(() -> asProgram(() -> restores.replaceLive(backup.name(), atTheRules)))
                .isInstanceOf(RuntimeException.class);

        assertThat(isLive(later)).isTrue();
    }

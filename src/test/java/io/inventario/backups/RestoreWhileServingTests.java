package io.inventario.backups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.inventario.Inventario;
import io.inventario.OneOfEach;
import io.inventario.Shop;
import io.inventario.TestPostgres;
import io.inventario.database.DatabaseUrl;
import io.inventario.database.LiveTables;
import io.inventario.dataset.Progress;
import io.inventario.products.Product;
import io.inventario.shared.Actor;
import io.inventario.shared.BusinessException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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
        backup = asProgram(
                () -> application.getBean(BackupService.class).take(null, BackupForm.ARCHIVE, Progress.SILENT));
        later = shop.product("10");
    }

    @AfterEach
    void nothingIsLeftBesideTheLiveData() {
        assertThat(jdbc.queryForList("select nspname from pg_namespace where nspname like 'inventario_restore_%'"))
                .isEmpty();
    }

    @Test
    void mailThatWaitsAndTheLogOfLoadsGoOnWithTheRestoredData() {
        jdbc.update("insert into mail_message (id, created_at, created_by, recipient, subject, body, state, attempts,"
                + " next_at) values (gen_random_uuid(), now(), 'tests', 'ana@example.com', 'carried', 'x', 'WAITING', 0,"
                + " now() + interval '1 day')");
        jdbc.update("insert into load_log (id, at, actor_name, files, created, updated, unchanged, removed)"
                + " values (gen_random_uuid(), now(), 'tests', 'carried.json', 1, 0, 0, 0)");

        asProgram(() -> restores.replaceLive(backup.name(), Progress.SILENT));

        assertThat(isLive(later)).isFalse();
        assertThat(jdbc.queryForList("select state from mail_message where subject = 'carried'", String.class))
                .containsExactly("WAITING");
        assertThat(jdbc.queryForList("select files from load_log", String.class))
                .contains("carried.json");
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
        Cancelled progress = new Cancelled();
        try (Connection reader = reading()) {
            CompletableFuture<Throwable> restore = CompletableFuture.supplyAsync(() ->
                    catchThrowable(() -> asProgram(() -> restores.replaceLive(backup.name(), progress))));
            assertThat(progress.waits.await(2, TimeUnit.MINUTES)).isTrue();
            progress.cancel();

            assertThat(restore.get(10, TimeUnit.SECONDS)).isNotNull();
            assertThat(reader.isClosed()).isFalse();
        }
        assertThat(isLive(later)).isTrue();
    }

    @Test
    void whileARestoreWaitsForALongDumpTheOthersGoOnWritingAndItGivesUpInWords() throws Exception {
        try (Connection reader = reading();
                Connection own = DatabaseUrl.of(url).connect()) {
            own.setAutoCommit(false);
            CompletableFuture<Throwable> lock = CompletableFuture.supplyAsync(() -> catchThrowable(
                    () -> new LiveTables(own, DatabaseUrl.of(url), Duration.ofSeconds(4)).lock(() -> {})));
            Instant begun = Instant.now();
            shop.product("20");
            shop.product("20");

            assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(6));
            assertThat(lock.get(30, TimeUnit.SECONDS))
                    .isInstanceOfSatisfying(
                            BusinessException.class,
                            refusal -> assertThat(refusal.key()).isEqualTo("database.busy"));
            assertThat(reader.isClosed()).isFalse();
        }
    }

    @Test
    void whenTheConnectionEndsAtTheCommitItIsSaidThatNobodyKnows() {
        assertThatThrownBy(() -> asProgram(() -> restores.replaceLive(
                        backup.name(), atTheCommit("perform pg_terminate_backend(pg_backend_pid())"))))
                .isInstanceOfSatisfying(
                        BusinessException.class,
                        refusal -> assertThat(refusal.key()).isEqualTo("backups.swap.unknown"));

        assertThat(isLive(later)).isTrue();
        asProgram(() -> restores.verify(backup.name(), Progress.SILENT)); // removes what was left
    }

    @Test
    void whenTheServerRefusesTheCommitItIsSaidThatTheLiveDataIsAsItWas() {
        assertThatThrownBy(
                        () -> asProgram(() -> restores.replaceLive(backup.name(), atTheCommit("raise exception 'no'"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("as it was");

        assertThat(isLive(later)).isTrue();
    }

    /** Puts into the restored data what fails when it is to go live. */
    private Progress atTheCommit(String deed) {
        AtomicBoolean done = new AtomicBoolean();
        return (step, number, all) -> {
            if (step.equals(Restoration.SWAP) && done.compareAndSet(false, true)) {
                String schema = jdbc.queryForObject(
                        "select nspname from pg_namespace where nspname like 'inventario_restore_%'", String.class);
                jdbc.execute("create function " + schema + ".fail() returns trigger language plpgsql as 'begin "
                        + deed.replace("'", "''") + "; return null; end'");
                jdbc.execute("create constraint trigger fails after insert on " + schema
                        + ".audit_row deferrable initially deferred for each row execute function " + schema
                        + ".fail()");
            }
        };
    }

    /** Somebody of another account who reads for long, as pg_dump does. */
    private static Connection reading() throws SQLException {
        DatabaseUrl shops = DatabaseUrl.of(url);
        Connection connection = DriverManager.getConnection(shops.jdbcUrl(), "postgres", "postgres");
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("lock table inventario.audit_row in access share mode");
        }
        return connection;
    }

    /** Cancelled as a job is: what was asked for is stopped, and the next step is not begun. */
    private static final class Cancelled implements Progress {
        private final CountDownLatch waits = new CountDownLatch(1);
        private final List<Runnable> stops = new CopyOnWriteArrayList<>();
        private volatile boolean cancelled;

        @Override
        public void at(String step, long done, long all) {
            if (cancelled) {
                throw new CancellationException();
            }
            if (step.equals(Restoration.SWAP)) {
                waits.countDown();
            }
        }

        @Override
        public void onCancel(Runnable stop) {
            stops.add(stop);
        }

        void cancel() {
            cancelled = true;
            stops.forEach(Runnable::run);
        }
    }

    private boolean isLive(Product product) {
        return Objects.equals(
                jdbc.queryForObject("select count(*) from product where code = ?", Long.class, product.getCode()), 1L);
    }

    private static <T> T asProgram(Supplier<T> work) {
        return Actor.asProgram("tests", work);
    }
}

package io.inventario.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.inventario.JavaCommand;
import io.inventario.TestPostgres;
import io.inventario.shared.Messages;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.DefaultResourceLoader;

/** Every trouble that the doctor is to find is made on purpose, on real servers and files. */
@Tag("once")
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DoctorTests {
    @TempDir
    private Path folder;

    private Clock clock = Clock.systemUTC();
    private Map<String, Object> variables = Map.of("SECRET_KEY", "a key of these tests, and of no installation");
    private Set<Path> folders = Set.of();

    @Test
    void aSoundInstallationHasNothingBad() throws Exception {
        String url = migrated();

        assertThat(examine(url)).noneMatch(finding -> finding.level() == Finding.Level.BAD);
        assertThat(codes(url)).contains("connection", "server", "account", "connections", "clock", "migrations");
    }

    @Test
    void wrongPassword() {
        String url = TestPostgres.freshUrl().replaceFirst(":secret-of-[^@]*", ":hunter2");

        assertThat(codes(url)).contains("connection.wrong_password");
        assertThat(examine(url).toString()).doesNotContain("hunter2");
    }

    @Test
    void refusedConnection() {
        assertThat(codes("postgres://ana@localhost:1/shop")).contains("connection.connection_refused");
    }

    @Test
    void unknownDatabase() {
        assertThat(codes(TestPostgres.freshUrl() + "x")).contains("connection.unknown_database");
    }

    @Test
    void tooManyConnections() throws SQLException {
        String url = TestPostgres.freshUrl();
        TestPostgres.asSuperuser("ALTER DATABASE " + url.substring(url.lastIndexOf('/') + 1) + " CONNECTION LIMIT 1");
        try (Connection open = DatabaseUrl.of(url).connect()) {
            assertThat(open.isValid(1)).isTrue();
            assertThat(codes(url)).contains("connection.too_many_connections");
        }
    }

    @Test
    void noMailServerAndMessagesThatDoNotGo() throws Exception {
        String url = migrated();
        assertThat(codes(url)).contains("email.none");
        variables = Map.of("EMAIL_HOST", "mail.example.com");
        assertThat(codes(url)).contains("email");
        run(url, """
                INSERT INTO mail_message (id, created_at, created_by, recipient, subject, body, state, attempts, next_at)
                VALUES ('01900000-0000-7000-8000-00000000a001', now(), 'ana', 'ana@example.com', 'a', 'b', 'WAITING', 3, now())""");
        assertThat(codes(url)).contains("email.failing");
    }

    @Test
    void aPoolThatTheServerCannotServe() throws Exception {
        try (EmbeddedPostgres small = EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "20")
                .start()) {
            String url = "postgres://postgres:postgres@localhost:" + small.getPort() + "/postgres";

            variables = Map.of("DATABASE_POOL_SIZE", "18");
            assertThat(codes(url)).contains("connections.pool");
            variables = Map.of("DATABASE_POOL_SIZE", "17");
            assertThat(codes(url)).contains("connections.few");
            variables = Map.of("DATABASE_POOL_SIZE", "8");
            assertThat(codes(url)).contains("connections");

            String instance = url + "?application_name=inventario%20";
            try (Connection one = DatabaseUrl.of(instance + "0123abcd").connect();
                    Connection same = DatabaseUrl.of(instance + "0123abcd").connect();
                    Connection two = DatabaseUrl.of(instance + "fedc9876").connect()) {
                assertThat(List.of(one, same, two)).allMatch(DoctorTests::isOpen);
                assertThat(codes(url)).contains("connections");
                variables = Map.of("DATABASE_POOL_SIZE", "9");
                assertThat(codes(url)).contains("connections.instances");
            }
        }
    }

    private static boolean isOpen(Connection connection) {
        try {
            return connection.isValid(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void pendingMigrations() {
        assertThat(codes(TestPostgres.freshUrl())).contains("migrations.pending");
    }

    @Test
    void editedMigrations() throws Exception {
        String url = migrated();
        run(
                url,
                "UPDATE databasechangelog SET md5sum = '9:00000000000000000000000000000000' WHERE id = 'sales-0001-sale'");

        assertThat(examine(url))
                .anySatisfy(finding -> assertThat(finding.text(Locale.ENGLISH)).contains("sales sales-0001-sale"));
        assertThat(codes(url)).contains("migrations.edited");
    }

    @Test
    void conflictingMigrations() {
        List<Migration> all = List.of(
                new Migration("sales", "sales-0001-sale", Migration.State.APPLIED, Instant.EPOCH),
                new Migration("sales", "sales-0001-other", Migration.State.APPLIED, Instant.EPOCH));

        assertThat(Doctor.examine(all)).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("migrations.conflicting");
            assertThat(finding.text(Locale.ENGLISH)).contains("sales sales-0001-other");
            assertThat(finding.remedy(Locale.ENGLISH)).contains("--merge");
        });
    }

    @Test
    void migrationsOutOfOrder() throws Exception {
        String url = migrated();
        run(url, "DELETE FROM databasechangelog WHERE id = 'sales-0001-sale'");

        assertThat(codes(url)).contains("migrations.out_of_order");
    }

    @Test
    void migrationsThatAnotherVersionMade() throws Exception {
        String url = migrated();
        run(url, """
                INSERT INTO databasechangelog SELECT 'sales-0099-tomorrow', author, filename, dateexecuted, orderexecuted + 1000,
                exectype, md5sum, description, comments, tag, liquibase, contexts, labels, deployment_id
                FROM databasechangelog WHERE id = 'sales-0001-sale'""");

        assertThat(codes(url)).contains("migrations.unknown");
    }

    @Test
    void aDatabaseOfANewerProgram() throws Exception {
        String url = migrated();
        run(url, "UPDATE schema_info SET oldest_writer = '999'");

        assertThat(codes(url)).contains("connection.program_too_old");
    }

    @Test
    void anH2FileThatAnotherProgramHolds() throws Exception {
        String url = "jdbc:h2:" + folder.resolve("shop") + ";AUTO_SERVER=FALSE";
        Process holder = new ProcessBuilder(JavaCommand.plain(Holder.class, url)).start();
        try {
            assertThat(holder.inputReader().readLine()).isEqualTo("open");
            assertThat(codes(url)).contains("h2", "connection.file_locked");
        } finally {
            holder.destroyForcibly().waitFor();
        }
    }

    @Test
    void anOldDumpProgramIsComparedWithTheServer() throws Exception {
        int dump = PostgresClient.version("pg_dump").orElse(0);
        int server;
        try (Connection connection = DatabaseUrl.of(TestPostgres.freshUrl()).connect()) {
            server = connection.getMetaData().getDatabaseMajorVersion();
        }

        assertThat(codes(migrated()))
                .contains(
                        dump == 0
                                ? "pgdump.missing"
                                : DumpPrograms.programs(dump, server).level() == Finding.Level.GOOD
                                        ? "pgdump.unprovable"
                                        : "pgdump.old");
        assertThat(DumpPrograms.programs(15, 18).code()).isEqualTo("pgdump.old");
        assertThat(DumpPrograms.programs(17, 16).code()).isEqualTo("pgdump.new");
        assertThat(DumpPrograms.programs(16, 15).code()).isEqualTo("pgdump");
        assertThat(DumpPrograms.programs(18, 17).code()).isEqualTo("pgdump");
        assertThat(PostgresClient.version("no-program-of-this-name")).isEmpty();
    }

    @Test
    void backupsOfPgDumpThatNobodyCouldProve() throws Exception {
        String url = TestPostgres.freshUrl();
        String other = TestPostgres.freshUrl();
        String mayCreate = TestPostgres.freshUrl();
        TestPostgres.asSuperuser("ALTER ROLE " + mayCreate.substring(mayCreate.lastIndexOf('/') + 1) + " CREATEDB");

        assertThat(obstacle(url, null)).isEqualTo("pgdump.unprovable");
        assertThat(obstacle(url, other)).isEqualTo("pgdump.admin.rights");
        assertThat(obstacle(url, other.replaceFirst(":secret-of-[^@]*", ":hunter2")))
                .isEqualTo("pgdump.admin.failed");
        assertThat(obstacle(url, "postgres://ana:hunter2@localhost:1/shop")).isEqualTo("pgdump.admin.failed");
        assertThat(obstacle(url, mayCreate)).isNull();
        assertThat(obstacle(mayCreate, null)).isNull();
    }

    private static @Nullable String obstacle(String url, @Nullable String admin) throws SQLException {
        try (Connection connection = DatabaseUrl.of(url).connect()) {
            DumpPrograms programs = new DumpPrograms(DatabaseUrl.of(url), admin == null ? null : DatabaseUrl.of(admin));
            Finding obstacle = programs.room(connection).obstacle();
            if (obstacle == null) {
                return null;
            }
            for (Locale language : Messages.LANGUAGES) {
                assertThat(obstacle.text(language) + obstacle.remedy(language)).doesNotContain("hunter2");
                assertThat(Messages.text(
                                language,
                                "backups." + obstacle.code(),
                                obstacle.arguments().toArray()))
                        .doesNotContain("hunter2");
            }
            return obstacle.code();
        }
    }

    @Test
    void aSkewedClock() throws Exception {
        String url = migrated();

        clock = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(-20));
        assertThat(codes(url)).contains("clock.off");
        clock = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));
        assertThat(codes(url)).contains("clock.wrong");
    }

    /** The file system of the processes has no room for anybody. */
    @Test
    void aFullDisk() throws Exception {
        folders = Set.of(Path.of("/proc/not/there"));
        assertThat(codes(migrated())).contains("disk.full");

        folders = Set.of(folder.resolve("not/made/yet"));
        assertThat(codes(migrated())).containsAnyOf("disk", "disk.little");
    }

    @Test
    void settingsThatAreUnsafe() throws Exception {
        variables = Map.of("DEBUG", "true");

        assertThat(codes("jdbc:h2:" + folder.resolve("shop"))).contains("debug.on", "h2", "secret.file");
        assertThat(codes("postgres://postgres:postgres@localhost:" + TestPostgres.port() + "/postgres"))
                .contains("account.superuser", "debug.server", "hosts.any");
    }

    @Test
    void addressesThatAnybodyMayUse() throws Exception {
        String url = migrated();

        variables = Map.of("ALLOWED_HOSTS", "*", "CSRF_TRUSTED_ORIGINS", "http://shop.example.com");
        assertThat(codes(url)).contains("hosts.any", "origins.plain");
        variables = Map.of("ALLOWED_HOSTS", ".example.com", "CSRF_TRUSTED_ORIGINS", "https://shop.example.com");
        assertThat(codes(url)).contains("hosts").doesNotContain("hosts.any", "origins.plain");
    }

    @Test
    void everyFindingHasWordsAndARemedyInBothLanguages() {
        List<String> keys = Messages.all(Locale.ENGLISH).keySet().stream()
                .filter(key -> key.startsWith("database.doctor.") && key.endsWith(".remedy"))
                .toList();

        for (DatabaseFailure.Kind kind : DatabaseFailure.Kind.values()) {
            Finding finding = Finding.bad("connection." + kind.name().toLowerCase(Locale.ROOT));
            for (Locale language : Messages.LANGUAGES) {
                assertThat(finding.text(language)).isNotBlank();
                assertThat(finding.remedy(language)).isNotBlank();
            }
        }
        assertThat(keys).hasSizeGreaterThan(30);
    }

    private List<String> codes(String url) {
        return examine(url).stream().map(Finding::code).toList();
    }

    private List<Finding> examine(String address) {
        DatabaseUrl url = DatabaseUrl.of(address);
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .remove(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME); // other tests' key
        environment.getPropertySources().addFirst(new MapPropertySource("variables", variables));
        return new Doctor(url, environment, () -> migrations(url, false), clock, folders, List::of).examine();
    }

    private static Migrations migrations(DatabaseUrl url, boolean apply) {
        try {
            Migrations migrations = new Migrations(url, apply, "1.0.0");
            migrations.setResourceLoader(new DefaultResourceLoader());
            migrations.afterPropertiesSet();
            return migrations;
        } catch (liquibase.exception.LiquibaseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String migrated() {
        String url = TestPostgres.freshUrl();
        migrations(DatabaseUrl.of(url), true);
        return url;
    }

    private static void run(String url, String sql) throws SQLException {
        try (Connection connection = DatabaseUrl.of(url).connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Opens an H2 file and keeps it. */
    static final class Holder {
        public static void main(String[] arguments) throws Exception {
            try (Connection connection = DatabaseUrl.of(arguments[0]).connect()) {
                System.out.println(connection.isClosed() ? "closed" : "open");
                Thread.sleep(Duration.ofMinutes(2));
            }
        }
    }
}

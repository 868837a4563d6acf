package io.inventario.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inventario.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.exception.LiquibaseException;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Every promise about starting, on both databases. */
@Tag("once")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MigrationsTests {
    private static final Pattern BOOKKEEPING = Pattern.compile(
            "databasechangelog|pg_(try_)?advisory|^(set|show|create schema|backup to|lock table|savepoint|release savepoint) "
                    + "|^select (format\\(|pg_backend_pid|version\\(|schema\\(|oldest_writer |setting from pg_settings|count\\(\\*\\) from (information_schema|pg_namespace|number_series where))",
            Pattern.CASE_INSENSITIVE);

    @TempDir
    private Path folder;

    private int files;

    @ParameterizedTest
    @EnumSource
    void secondStartChangesNothing(DatabaseUrl.Engine engine) throws LiquibaseException {
        DatabaseUrl url = fresh(engine);

        assertThat(migrated(url).applied()).isNotEmpty();
        Migrations second = migrated(url);

        assertThat(second.applied()).isEmpty();
        assertThat(second.all()).allMatch(m -> m.state() == Migration.State.APPLIED);
    }

    @Test
    void theServerSeesWithinAMinuteThatAHostThatMigratesIsLost() throws SQLException {
        try (Connection connection = DatabaseUrl.of(TestPostgres.freshUrl()).connect();
                var lock = AdvisoryLock.take(connection);
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select current_setting('tcp_keepalives_idle')::int"
                                + " + current_setting('tcp_keepalives_interval')::int * current_setting('tcp_keepalives_count')::int")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt(1)).as("seconds while %s is held", lock).isEqualTo(50);
        }
    }

    @ParameterizedTest
    @EnumSource
    void manyMayStartAtOnce(DatabaseUrl.Engine engine) throws Exception {
        DatabaseUrl url = fresh(engine);
        List<Callable<Migrations>> starts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            starts.add(() -> migrated(url));
        }

        int migrating = 0;
        try (var threads = Executors.newFixedThreadPool(starts.size())) {
            for (Future<Migrations> start : threads.invokeAll(starts)) {
                migrating += start.get().applied().isEmpty() ? 0 : 1;
            }
        }

        assertThat(migrating).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void lockOfADeadProcessIsCleared(DatabaseUrl.Engine engine) throws LiquibaseException, SQLException {
        DatabaseUrl url = fresh(engine);
        migrated(url);
        rollBack(url, 1);
        run(url, "UPDATE databasechangeloglock SET locked = true, lockedby = 'dead', lockgranted = now()");

        assertThat(migrated(url).applied()).isNotEmpty();
        assertThat(count(url, "SELECT count(*) FROM databasechangeloglock WHERE locked"))
                .isZero();
    }

    @ParameterizedTest
    @EnumSource
    void everythingRollsBackToNothingAndForwardAgain(DatabaseUrl.Engine engine)
            throws LiquibaseException, SQLException {
        DatabaseUrl url = fresh(engine);
        int all = migrated(url).applied().size();

        rollBack(url, all);

        assertThat(tables(url)).isEqualTo(2); // Liquibase's own
        assertThat(migrated(url).applied()).hasSize(all);
    }

    @ParameterizedTest
    @EnumSource
    void previewAndListWriteNothing(DatabaseUrl.Engine engine) throws LiquibaseException, SQLException {
        DatabaseUrl url = fresh(engine);
        Migrations onlyLooking = started(url, false, "0.1.0");

        assertThat(onlyLooking.preview()).contains("CREATE TABLE schema_info");
        assertThat(onlyLooking.pending()).isNotEmpty().hasSameSizeAs(onlyLooking.all());
        assertThat(tables(url)).isZero();

        migrated(url);
        assertThat(onlyLooking.preview()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void d3WhatRunsIsWhatThePreviewSaid(DatabaseUrl.Engine engine) throws LiquibaseException, SQLException {
        DatabaseUrl url = fresh(engine);
        Migrations migrations = started(url, false, "0.1.0");
        List<String> ran = new ArrayList<>();
        migrations.setDataSource(recording(url, ran));
        MigrationPlan forward = migrations.planAll();

        migrations.carryOut(forward);
        assertThat(words(ran)).isEqualTo(words(previewed(forward)));

        ran.clear();
        SchemaDump before = SchemaDump.of(url);
        MigrationPlan back = migrations.planBack("shared", Migrations.ZERO);
        assertThat(SchemaDump.of(url)).isEqualTo(before);
        migrations.carryOut(back);
        assertThat(words(ran)).isEqualTo(words(previewed(back)));
    }

    /** Without the headings that name the migrations. */
    private static List<String> previewed(MigrationPlan plan) {
        return plan.sql()
                .lines()
                .filter(line -> plan.steps().stream().noneMatch(m -> line.equals("-- " + m.module() + " " + m.id())))
                .toList();
    }

    /** Every statement but those by which Liquibase and we keep books, take the lock and look around. */
    private static DataSource recording(DatabaseUrl url, List<String> ran) {
        return ProxyDataSourceBuilder.create(new DriverManagerDataSource(
                        url.jdbcUrl(), String.valueOf(url.user()), String.valueOf(url.password())))
                .afterQuery((execution, queries) -> queries.stream()
                        .map(QueryInfo::getQuery)
                        .filter(sql -> !BOOKKEEPING.matcher(sql).find())
                        .forEach(ran::add))
                .build();
    }

    private static String words(List<String> sql) {
        return String.join(" ", sql).replaceAll("[\\s;]+", " ").strip();
    }

    @ParameterizedTest
    @EnumSource
    void versionsThatMayBothWriteWorkOnOneSchema(DatabaseUrl.Engine engine) throws LiquibaseException, SQLException {
        DatabaseUrl url = fresh(engine);
        migrated(url);
        run(
                url,
                "INSERT INTO databasechangelog SELECT 'products-0099-tomorrow', author, filename, dateexecuted,"
                        + " orderexecuted + 1000, exectype, md5sum, description, comments, tag, liquibase, contexts, labels,"
                        + " deployment_id FROM databasechangelog WHERE id = 'products-0001-category'");

        Migrations older = migrated(url);

        assertThat(older.applied()).isEmpty();
        assertThat(older.all())
                .filteredOn(m -> m.state() == Migration.State.UNKNOWN)
                .hasSize(1);
        assertThat(older.pending()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void programThatIsTooOldIsRefused(DatabaseUrl.Engine engine) throws LiquibaseException, SQLException {
        DatabaseUrl url = fresh(engine);
        migrated(url);
        run(url, "UPDATE schema_info SET oldest_writer = '0.10.0'");

        for (boolean apply : new boolean[] {true, false}) {
            assertThatThrownBy(() -> started(url, apply, "0.9.0"))
                    .satisfies(e -> assertThat(DatabaseFailure.in(e))
                            .hasValueSatisfying(
                                    f -> assertThat(f.kind()).isEqualTo(DatabaseFailure.Kind.PROGRAM_TOO_OLD)));
        }
        assertThat(started(url, true, "0.10.0").applied()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void migrationUnknownToThisVersionIsShown(DatabaseUrl.Engine engine) throws LiquibaseException, SQLException {
        DatabaseUrl url = fresh(engine);
        migrated(url);
        run(url, "UPDATE databasechangelog SET id = '0009-later' WHERE id = '0001-schema'");

        assertThat(started(url, false, "0.1.0").all())
                .anyMatch(m -> m.state() == Migration.State.UNKNOWN && m.id().equals("0009-later"))
                .anyMatch(m -> m.state() == Migration.State.PENDING && m.id().equals("0001-schema"));
    }

    @Test
    void cutOffMigrationOnH2IsPutBackAtTheNextStart() throws Exception {
        DatabaseUrl url = fresh(DatabaseUrl.Engine.H2);
        Path file = Objects.requireNonNull(url.file());
        try (Connection connection = url.connect();
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE before_migration (id int)");
            try (var safeguard = FileSafeguard.take(file)) {
                safeguard.copy(connection);
                statement.execute("CREATE TABLE half_done (id int)");
            } // neither finished nor failed: the process died
            assertThatThrownBy(() -> migrated(url)).isInstanceOf(DatabaseRefusal.class);
        }

        migrated(url);

        assertThat(count(url, "SELECT count(*) FROM before_migration")).isZero();
        assertThat(count(url, "SELECT count(*) FROM information_schema.tables WHERE table_name = 'HALF_DONE'"))
                .isZero();
        try (var left = Files.list(file.getParent())) {
            assertThat(left.map(p -> p.getFileName().toString())).noneMatch(n -> n.contains("unfinished"));
        }
    }

    private DatabaseUrl fresh(DatabaseUrl.Engine engine) {
        return DatabaseUrl.of(
                engine == DatabaseUrl.Engine.POSTGRESQL
                        ? TestPostgres.freshUrl()
                        : "jdbc:h2:" + folder.resolve("shop" + ++files));
    }

    private static Migrations migrated(DatabaseUrl url) throws LiquibaseException {
        return started(url, true, "0.1.0");
    }

    private static Migrations started(DatabaseUrl url, boolean apply, String program) throws LiquibaseException {
        var migrations = new Migrations(url, apply, program);
        migrations.setResourceLoader(new DefaultResourceLoader());
        migrations.afterPropertiesSet();
        return migrations;
    }

    private static void rollBack(DatabaseUrl url, int changeSets) throws SQLException, LiquibaseException {
        var migrations = new Migrations(url, true, "0.1.0");
        migrations.setResourceLoader(new DefaultResourceLoader());
        try (Connection connection = url.connect();
                Liquibase liquibase = migrations.on(connection)) {
            liquibase.rollback(changeSets, new Contexts(), new LabelExpression());
        }
    }

    private static long tables(DatabaseUrl url) throws SQLException {
        return count(url, "SELECT count(*) FROM information_schema.tables WHERE lower(table_schema) = 'inventario'");
    }

    private static void run(DatabaseUrl url, String... statements) throws SQLException {
        try (Connection connection = url.connect();
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static long count(DatabaseUrl url, String sql) throws SQLException {
        try (Connection connection = url.connect();
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}

package io.inventario.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inventario.TestPostgres;
import io.inventario.shared.BusinessException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.exception.LiquibaseException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.DefaultResourceLoader;

/** Going back and forward again: the schema is what it was in every state, and rows that need not go stay. */
@Tag("once")
@Timeout(value = 900, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RollbackTests {
    private static final String NEW = "'01900000-0000-7000-8000-00000000c001'";
    /** A row beside those that the migrations themselves bring, by table. */
    private static final Map<String, String> ROWS = Map.of(
            "category",
            "(id, name, path, active, version) VALUES (" + NEW + ", 'Bebidas', 'Bebidas', true, 0)",
            "sign_in_attempt",
            "(id, account_key, address, at) VALUES (" + NEW + ", 'ana', '127.0.0.1', now())",
            "audit_row",
            "(id, at, actor_name, action, subject_type, subject_id, subject_label, mac) VALUES (" + NEW
                    + ", now(), 'ana', 'created', 'category', " + NEW + ", 'Bebidas', CAST('0' AS bytea))");

    private static final int EVERY = 15;

    @TempDir
    private Path folder;

    private int files;

    @ParameterizedTest
    @EnumSource
    void d3EveryStateIsReachedAgainExactly(DatabaseUrl.Engine engine) throws SQLException, LiquibaseException {
        DatabaseUrl url = engine == DatabaseUrl.Engine.H2 ? DatabaseUrl.of("jdbc:h2:mem:states") : fresh(engine);
        Migrations migrations = looking(url);
        List<Migration> all = migrations.planAll().steps();
        List<SchemaDump> states = new ArrayList<>(List.of(SchemaDump.of(url)));
        for (Migration next : all) {
            step(url, liquibase -> liquibase.update(1, new Contexts(), new LabelExpression()));
            states.add(SchemaDump.of(url));
            assertThat(next.state()).isEqualTo(Migration.State.PENDING);
        }
        ROWS.forEach((table, row) -> run(url, "INSERT INTO inventario." + table + row));
        Set<String> kept = new HashSet<>(ROWS.keySet());

        for (int i = all.size() - 1; i > 0; i--) {
            kept.retainAll(states.get(i).rows().keySet());
            if (i % EVERY == 0) {
                back(migrations, all.get(i - 1));
                migrations.carryOut(migrations.planAll());
                assertIs(
                        url,
                        states.getLast(),
                        kept,
                        "forward from " + all.get(i - 1).id());
                back(migrations, all.get(i - 1));
            } else {
                step(url, liquibase -> liquibase.rollback(1, new Contexts(), new LabelExpression()));
            }
            assertIs(url, states.get(i), kept, "back to " + all.get(i - 1).id());
        }
        migrations.carryOut(migrations.planBack(all.getFirst().module(), Migrations.ZERO));
        migrations.carryOut(migrations.planAll());
        assertThat(SchemaDump.of(url)).isEqualTo(states.getLast());
    }

    /** One change set, without the precautions and plans around it, which would take most of the time here. */
    private static void step(DatabaseUrl url, Step step) throws SQLException, LiquibaseException {
        var migrations = new Migrations(url, true, "0.1.0");
        migrations.setResourceLoader(new DefaultResourceLoader());
        try (Connection connection = url.connect()) {
            connection.setAutoCommit(false);
            new SchemaVersion(connection, url.isPostgres()).createSchemaIfMissing();
            try (Liquibase liquibase = migrations.on(connection)) {
                step.with(liquibase);
            }
        }
    }

    private interface Step {
        void with(Liquibase liquibase) throws LiquibaseException;
    }

    @ParameterizedTest
    @EnumSource
    void rollingBackTakesWhatCameLaterInOtherModulesToo(DatabaseUrl.Engine engine) throws LiquibaseException {
        Migrations migrations = migrated(fresh(engine));

        MigrationPlan plan = migrations.planBack("productos", "0002");

        assertThat(plan.steps().getLast().id())
                .isEqualTo(engine == DatabaseUrl.Engine.POSTGRESQL ? "products-0003-search" : "products-0005-code");
        assertThat(plan.steps()).extracting(Migration::module).contains("sales", "stock", "returns");
        assertThat(migrations.planBack("products", "zero").steps().getLast().id())
                .isEqualTo("products-0001-category");
    }

    @ParameterizedTest
    @EnumSource
    void whatWouldBeLostIsSaidBeforeItIs(DatabaseUrl.Engine engine) throws LiquibaseException {
        DatabaseUrl url = fresh(engine);
        Migrations migrations = migrated(url);
        run(url, "INSERT INTO inventario.category" + ROWS.get("category"));
        MigrationPlan plan = migrations.planBack("products", "zero");

        assertThat(plan.losses()).contains(new DataLoss("category", null, 1));
        assertThat(plan.losses()).extracting(DataLoss::table).doesNotContain("sale", "product");
        assertThat(migrations.uncovered(plan)).isEqualTo(plan.losses());
        assertThat(migrations.uncovered(migrations.planBack("returns", "0002"))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNoLongerCoveredWhenItRunsIsNotLost(DatabaseUrl.Engine engine) throws LiquibaseException {
        DatabaseUrl url = fresh(engine);
        Migrations migrations = migrated(url);
        boolean[] covered = {true};
        List<String> refused = new ArrayList<>();
        migrations.coveredBy((losses, connection) -> {
            refused.add(record(url, engine));
            return covered[0] ? List.of() : losses;
        });
        MigrationPlan plan = migrations.planBack("products", "zero");
        assertThat(migrations.uncovered(plan)).isEmpty();
        covered[0] = false; // somebody sells

        assertThatThrownBy(() -> migrations.carryOutIfSafe(plan))
                .isInstanceOf(BusinessException.class)
                .hasMessageContaining("location (1)");
        assertThat(migrations.pending()).isEmpty();
        assertThat(refused)
                .as("before, and when nobody else may work")
                .containsExactly("", engine == DatabaseUrl.Engine.POSTGRESQL ? "55P03" : "90135");
        covered[0] = true;
        migrations.carryOutIfSafe(plan);
        assertThat(migrations.pending()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void rowsThatARollbackDeletesAreLostToo(DatabaseUrl.Engine engine) throws LiquibaseException, SQLException {
        DatabaseUrl url = fresh(engine);
        migrated(url);
        try (Connection connection = url.connect()) {
            List<DataLoss> losses = DataLoss.of("""
                    delete from role_permission where permission = 'sales.void'
                        and role_id in (select id from role where built_in);
                    DELETE FROM location;
                    DROP TABLE location;
                    delete from role where name = 'nobody';
                    """, connection);

            assertThat(losses).extracting(DataLoss::table).containsExactly("location", "role_permission");
            assertThat(losses.getLast().rows()).isPositive();
        }
    }

    /** Records something, as a sale would; answers by which state the server refuses to let it wait. */
    private static String record(DatabaseUrl url, DatabaseUrl.Engine engine) {
        try (Connection connection = url.connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            if (engine == DatabaseUrl.Engine.POSTGRESQL) {
                statement.execute("SET LOCAL lock_timeout = '300ms'");
            }
            statement.execute("INSERT INTO inventario.audit_row" + ROWS.get("audit_row"));
            connection.rollback();
            return "";
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }

    @ParameterizedTest
    @EnumSource
    void planThatIsNoLongerTrueIsRefused(DatabaseUrl.Engine engine) throws LiquibaseException {
        DatabaseUrl url = fresh(engine);
        Migrations migrations = migrated(url);
        MigrationPlan plan = migrations.planBack("sales", "0003");
        migrations.carryOut(migrations.planBack("returns", "0003"));

        assertThatThrownBy(() -> migrations.carryOut(plan))
                .isInstanceOf(BusinessException.class)
                .hasMessageStartingWith("Somebody else has moved the schema");
    }

    @ParameterizedTest
    @EnumSource
    void editedMigrationIsNamedAndStopsTheNextOne(DatabaseUrl.Engine engine) throws LiquibaseException {
        DatabaseUrl url = fresh(engine);
        Migrations migrations = migrated(url);
        migrations.carryOut(migrations.planBack("returns", "0003"));
        run(url, "UPDATE inventario.databasechangelog SET md5sum = '9:0123' WHERE id = 'products-0001-category'");

        assertThat(migrations.findings())
                .contains(new MigrationFinding(MigrationFinding.Kind.EDITED, "products", "products-0001-category"));
        assertThatThrownBy(() -> migrations.carryOut(migrations.planAll()))
                .isInstanceOf(BusinessException.class)
                .hasMessageStartingWith("products products-0001-category was edited");
        assertThatThrownBy(() -> migrations.planBack("products", "zero")).isInstanceOf(BusinessException.class);
    }

    @ParameterizedTest
    @EnumSource
    void unknownAndSkippedOnesAreFound(DatabaseUrl.Engine engine) throws LiquibaseException {
        DatabaseUrl url = fresh(engine);
        Migrations migrations = migrated(url);
        run(url, "UPDATE inventario.databasechangelog SET id = 'products-0009-x' WHERE id = 'products-0001-category'");

        assertThat(migrations.findings())
                .containsExactlyInAnyOrder(
                        new MigrationFinding(MigrationFinding.Kind.UNKNOWN, "products", "products-0009-x"),
                        new MigrationFinding(MigrationFinding.Kind.OUT_OF_ORDER, "products", "products-0001-category"));
        assertThatThrownBy(() -> migrations.planBack("shared", "zero"))
                .hasMessageContaining("applied by a newer version");
    }

    @Test
    void ourOwnMigrationsHaveNoConflict() throws LiquibaseException {
        assertThat(looking(fresh(DatabaseUrl.Engine.H2)).findings())
                .allMatch(f -> f.kind() == MigrationFinding.Kind.PENDING);
    }

    @Test
    void nameIsUnderstoodAsDjangoDid() throws LiquibaseException {
        Migrations migrations = looking(fresh(DatabaseUrl.Engine.H2));

        for (String given : List.of("0002", "0002_product", "0002-pro", "products-0002", "products-0002-product")) {
            assertThat(migrations.named("productos", given).id()).isEqualTo("products-0002-product");
        }
        Map.of("existencias", "stock", "copias", "backups", "trabajos", "jobs", "correo", "mail")
                .forEach((spanish, module) ->
                        assertThat(migrations.named(spanish, "0001").module()).isEqualTo(module));
        assertThat(migrations.named(null, "products-0002").module()).isEqualTo("products");
        assertThatThrownBy(() -> migrations.named("products", "000")).hasMessageContaining("0001-category, products");
        assertThatThrownBy(() -> migrations.named("products", "0077")).hasMessage("There is no migration 0077.");
        assertThatThrownBy(() -> migrations.named("nada", "0001")).hasMessage("There is no module nada.");
    }

    private static void back(Migrations migrations, Migration target) {
        migrations.carryOut(migrations.planBack(target.module(), target.id()));
    }

    /** @param kept tables that still have the row given to them */
    private static void assertIs(DatabaseUrl url, SchemaDump state, Set<String> kept, String where)
            throws SQLException {
        SchemaDump found = SchemaDump.of(url);
        assertThat(found.lines()).as(where).isEqualTo(state.lines());
        SortedMap<String, Long> rows = new TreeMap<>(state.rows());
        kept.forEach(table -> rows.merge(table, 1L, Long::sum));
        assertThat(found.rows()).as(where).isEqualTo(rows);
    }

    private DatabaseUrl fresh(DatabaseUrl.Engine engine) {
        return DatabaseUrl.of(
                engine == DatabaseUrl.Engine.POSTGRESQL
                        ? TestPostgres.freshUrl()
                        : "jdbc:h2:" + folder.resolve("shop" + ++files));
    }

    private static Migrations migrated(DatabaseUrl url) throws LiquibaseException {
        return started(url, true);
    }

    private static Migrations looking(DatabaseUrl url) throws LiquibaseException {
        return started(url, false);
    }

    private static Migrations started(DatabaseUrl url, boolean apply) throws LiquibaseException {
        var migrations = new Migrations(url, apply, "0.1.0");
        migrations.setResourceLoader(new DefaultResourceLoader());
        migrations.afterPropertiesSet();
        return migrations;
    }

    private static void run(DatabaseUrl url, String sql) {
        try (Connection connection = url.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

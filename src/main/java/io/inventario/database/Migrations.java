package io.inventario.database;

import io.inventario.database.MigrationPlan.Direction;
import io.inventario.dataset.ModuleNames;
import io.inventario.shared.BusinessException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import liquibase.Liquibase;
import liquibase.UpdateSummaryEnum;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.DatabaseException;
import liquibase.exception.LiquibaseException;
import liquibase.integration.spring.SpringLiquibase;
import liquibase.ui.UIServiceEnum;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Brings the schema up to date at start, once among many instances, and moves it forward or back on demand. It works on a
 * connection of its own, so that it neither waits for the pool nor leaves a session lock in it.
 */
public class Migrations extends SpringLiquibase {
    public static final String CHANGE_LOG = "classpath:db/changelog/master.yaml";
    /** What takes the place of an id where all migrations of a module shall go. */
    public static final String ZERO = "zero";

    private final DatabaseUrl url;
    private final String program;
    private @Nullable SchemaChange change;
    private List<Migration> applied = List.of();
    /** What went wrong first: closing after it may fail too, and Spring lets that take its place. */
    private @Nullable Exception failure;

    private LossCover cover = (losses, connection) -> losses;

    /**
     * @param apply false to only look: nothing is written then
     * @param program the version of this program
     */
    public Migrations(DatabaseUrl url, boolean apply, String program) {
        this.url = url;
        this.program = program;
        this.change = apply ? SchemaChange.everything(url, program) : null;
        setDataSource(new OwnConnections(url));
        setChangeLog(CHANGE_LOG);
        setDefaultSchema(DatabaseUrl.SCHEMA);
        setLiquibaseSchema(DatabaseUrl.SCHEMA);
        setShowSummary(UpdateSummaryEnum.OFF);
        setUiService(UIServiceEnum.LOGGER);
        setAnalyticsEnabled(false);
    }

    /** Whom to ask whether a loss could be made good; without anybody none could. */
    void coveredBy(LossCover keeper) {
        cover = keeper;
    }

    @Override
    public void afterPropertiesSet() throws LiquibaseException {
        failure = null;
        try {
            run();
        } catch (LiquibaseException | RuntimeException e) {
            Exception first = failure;
            if (first == null || isIn(e, first)) {
                throw e;
            }
            first.addSuppressed(e);
            throw new LiquibaseException(first);
        }
    }

    private static boolean isIn(Throwable thrown, Exception first) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause == first) {
                return true;
            }
        }
        return false;
    }

    private void run() throws LiquibaseException {
        if (url.file() == null) {
            super.afterPropertiesSet();
            return;
        }
        try (var taken = FileSafeguard.take(url.file())) {
            if (change != null) {
                change.protect(taken);
            }
            super.afterPropertiesSet();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of the H2 file cannot be written", e);
        }
    }

    /** What this start applied, in order. */
    public List<Migration> applied() {
        return applied;
    }

    /** Every migration in order, those that only the database knows last; reads and writes nothing. */
    public List<Migration> all() {
        return look((state, connection) -> state.all());
    }

    public List<Migration> pending() {
        return all().stream().filter(m -> m.state() == Migration.State.PENDING).toList();
    }

    /** The SQL that the pending migrations would run, without Liquibase's own bookkeeping. */
    public String preview() {
        return planAll().sql();
    }

    /** What is pending, edited, unknown, out of order or in conflict. */
    public List<MigrationFinding> findings() {
        return MigrationFinding.of(all());
    }

    /** The migration a person means; {@code 0001} is enough where only one begins so. */
    public Migration named(@Nullable String module, String id) {
        return Migration.named(all(), module, id);
    }

    public String sql(Migration migration) {
        return look((state, connection) -> state.sql(List.of(migration)));
    }

    public String rollbackSql(Migration migration) {
        return look((state, connection) -> state.rollbackSql(List.of(migration)));
    }

    /** Everything that is pending. */
    public MigrationPlan planAll() {
        return look((state, connection) -> forward(state, null));
    }

    /** Forward to a pending migration, including it. */
    public MigrationPlan planTo(Migration target) {
        return look((state, connection) -> forward(state, target));
    }

    /**
     * Back to where the named migration was the last: all that was applied after it goes, in every module.
     *
     * @param id {@link #ZERO} for the state before the first migration of the module
     */
    public MigrationPlan planBack(String module, String id) {
        return look((state, connection) -> {
            List<Migration> steps = stepsBack(state, module, id);
            String sql = state.rollbackSql(steps);
            return new MigrationPlan(Direction.BACK, steps, sql, DataLoss.of(sql, connection));
        });
    }

    /** What a plan would destroy that no fresh verified backup holds; without any it may run without being told to lose it. */
    public List<DataLoss> uncovered(MigrationPlan plan) {
        return plan.losses().isEmpty()
                ? List.of()
                : look((state, connection) -> cover.uncovered(plan.losses(), connection));
    }

    /** Runs exactly the steps of a plan, whatever is lost by it, unless somebody else has moved the schema meanwhile. */
    public void carryOut(MigrationPlan plan) {
        carryOut(plan, SchemaTrail.NONE);
    }

    /** The same, told to whoever records it. */
    public void carryOut(MigrationPlan plan, SchemaTrail trail) {
        carryOut(plan, SchemaChange.of(plan, url, program).recordedBy(trail));
    }

    /**
     * The same, but only if it is safe still when nobody else can record anything any more.
     *
     * @throws BusinessException the plan's refusal; nothing has changed then
     */
    public void carryOutIfSafe(MigrationPlan plan) {
        carryOutIfSafe(plan, SchemaTrail.NONE);
    }

    /** The same, told to whoever records it. */
    public void carryOutIfSafe(MigrationPlan plan, SchemaTrail trail) {
        carryOut(plan, SchemaChange.of(plan, url, program).unlessLost(cover).recordedBy(trail));
    }

    private synchronized void carryOut(MigrationPlan plan, SchemaChange wanted) {
        if (plan.isEmpty()) {
            return;
        }
        change = wanted;
        try {
            afterPropertiesSet();
        } catch (LiquibaseException e) {
            throw refusalIn(e).orElseGet(() -> unreadable(e));
        }
    }

    /** Liquibase wraps what we throw inside it. */
    private static Optional<RuntimeException> refusalIn(Throwable wrapped) {
        for (Throwable cause = wrapped; cause != null; cause = cause.getCause()) {
            if (cause instanceof BusinessException || cause instanceof DatabaseRefusal) {
                return Optional.of((RuntimeException) cause);
            }
        }
        return Optional.empty();
    }

    private static MigrationPlan forward(ChangeLogState state, @Nullable Migration target) throws LiquibaseException {
        List<Migration> pending = state.all().stream()
                .filter(m -> m.state() == Migration.State.PENDING)
                .toList();
        List<Migration> steps = target == null ? pending : pending.subList(0, pending.indexOf(target) + 1);
        return new MigrationPlan(Direction.FORWARD, steps, state.sql(steps), List.of());
    }

    private static List<Migration> stepsBack(ChangeLogState state, String module, String id) throws LiquibaseException {
        List<Migration> ran = state.ranInOrder();
        int first = ran.size();
        if (id.toLowerCase(Locale.ROOT).equals(ZERO)) {
            String wanted = ModuleNames.english(module);
            if (state.all().stream().noneMatch(m -> m.module().equals(wanted))) {
                throw new BusinessException("database.migrations.noModule", module);
            }
            for (int i = ran.size() - 1; i >= 0; i--) {
                first = ran.get(i).module().equals(wanted) ? i : first;
            }
        } else {
            Migration target = Migration.named(state.all(), module, id);
            if (!target.isApplied()) {
                throw new BusinessException("database.migrations.notApplied", target.module(), target.name());
            }
            first = ran.indexOf(target) + 1;
        }
        List<Migration> steps = ran.subList(first, ran.size()).reversed();
        SchemaChange.refuseUnlessAsApplied(steps);
        return List.copyOf(steps);
    }

    @Override
    protected void performUpdate(Liquibase liquibase) throws LiquibaseException {
        Connection connection = connection(liquibase);
        try {
            if (change == null) {
                new SchemaVersion(connection, url.isPostgres()).refuseIfNewerThan(program);
            } else {
                applied = change.carryOut(liquibase, connection);
            }
        } catch (SQLException e) {
            throw first(new DatabaseException(e));
        } catch (IOException e) {
            throw first(new UncheckedIOException("The H2 file could not be copied before migrating", e));
        } catch (LiquibaseException e) {
            throw first(e);
        } catch (RuntimeException e) {
            throw first(e);
        }
    }

    private <E extends Exception> E first(E e) {
        failure = e;
        return e;
    }

    private <T> T look(Look<T> look) {
        try (Connection connection = url.connect();
                Liquibase liquibase = on(connection)) {
            return look.at(new ChangeLogState(liquibase), connection);
        } catch (SQLException | LiquibaseException e) {
            throw unreadable(e);
        }
    }

    private static IllegalStateException unreadable(Throwable cause) {
        return new IllegalStateException("The migrations cannot be read or carried out", cause);
    }

    /** Liquibase on our change log; closing it closes the connection. */
    Liquibase on(Connection connection) throws LiquibaseException {
        return createLiquibase(connection);
    }

    private static Connection connection(Liquibase liquibase) {
        return ((JdbcConnection) liquibase.getDatabase().getConnection()).getUnderlyingConnection();
    }

    /** A question to the change log and the database. */
    private interface Look<T> {
        T at(ChangeLogState state, Connection connection) throws LiquibaseException, SQLException;
    }

    /** Connections outside the pool, one per call. */
    private static final class OwnConnections extends AbstractDataSource {
        private final DatabaseUrl url;

        OwnConnections(DatabaseUrl url) {
            this.url = url;
        }

        @Override
        public Connection getConnection() throws SQLException {
            return url.connect();
        }

        @Override
        public Connection getConnection(String user, String password) {
            throw new UnsupportedOperationException("The account is part of the address");
        }
    }
}

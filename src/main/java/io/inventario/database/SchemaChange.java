package io.inventario.database;

import io.inventario.database.MigrationPlan.Direction;
import io.inventario.shared.BusinessException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.changelog.ChangeLogHistoryServiceFactory;
import liquibase.database.Database;
import liquibase.exception.LiquibaseException;
import liquibase.lockservice.LockServiceFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One movement of the schema: by one process at a time, and completely or not at all, whatever cuts it off. */
final class SchemaChange {
    private static final Logger log = LoggerFactory.getLogger(SchemaChange.class);

    private final DatabaseUrl url;
    private final String program;
    private final @Nullable MigrationPlan plan;
    /** Null where what is lost may be lost. */
    private @Nullable LossCover cover;

    private @Nullable FileSafeguard safeguard;

    private SchemaChange(DatabaseUrl url, String program, @Nullable MigrationPlan plan) {
        this.url = url;
        this.program = program;
        this.plan = plan;
    }

    /** Applies whatever is pending when it runs. */
    static SchemaChange everything(DatabaseUrl url, String program) {
        return new SchemaChange(url, program, null);
    }

    /** Runs the steps of a plan and nothing else. */
    static SchemaChange of(MigrationPlan plan, DatabaseUrl url, String program) {
        return new SchemaChange(url, program, plan);
    }

    /** Refuses to lose what this does not cover. */
    SchemaChange unlessLost(LossCover keeper) {
        cover = keeper;
        return this;
    }

    /** What puts the H2 file back if this change is cut off; held while it runs. */
    void protect(FileSafeguard taken) {
        safeguard = taken;
    }

    /** @return what ran */
    List<Migration> carryOut(Liquibase liquibase, Connection connection)
            throws LiquibaseException, SQLException, IOException {
        if (!url.isPostgres()) {
            return underLock(liquibase, connection);
        }
        try (var lock = AdvisoryLock.take(connection)) {
            log.debug("Holding {}", lock);
            return underLock(liquibase, connection);
        }
    }

    private List<Migration> underLock(Liquibase liquibase, Connection connection)
            throws LiquibaseException, SQLException, IOException {
        var schema = new SchemaVersion(connection, url.isPostgres());
        schema.createSchemaIfMissing();
        schema.refuseIfNewerThan(program);
        schema.clearStaleLock();
        List<Migration> steps = steps(new ChangeLogState(liquibase));
        if (steps.isEmpty()) {
            return steps;
        }
        refuseUnlessAsApplied(new ChangeLogState(liquibase)
                .all().stream()
                        .filter(m -> m.state() == Migration.State.ALTERED)
                        .toList());
        if (url.isPostgres()) {
            inOneTransaction(liquibase, connection, steps);
        } else {
            onTheFile(liquibase, connection, schema, steps);
        }
        log.info("{} {} migrations on {}", isBack() ? "Rolled back" : "Applied", steps.size(), url.place());
        return steps;
    }

    /** What there is to do now; a plan must still be what it was when it was shown. */
    private List<Migration> steps(ChangeLogState state) throws LiquibaseException {
        List<Migration> all = state.all();
        List<Migration> open = isBack()
                ? state.ranInOrder().reversed()
                : all.stream().filter(m -> m.state() == Migration.State.PENDING).toList();
        if (plan == null) {
            return List.copyOf(open);
        }
        List<Migration> steps = plan.steps();
        if (steps.size() > open.size() || !open.subList(0, steps.size()).equals(steps)) {
            throw new BusinessException("database.migrations.movedMeanwhile");
        }
        return steps;
    }

    /** Neither what another version applied nor what was edited since can be undone: its rollback is not at hand. */
    static void refuseUnlessAsApplied(List<Migration> steps) {
        for (Migration step : steps) {
            if (step.state() == Migration.State.ALTERED) {
                throw new BusinessException("database.migrations.finding.edited", step.module(), step.id());
            }
            if (step.state() == Migration.State.UNKNOWN) {
                throw new BusinessException("database.migrations.unknownStep", step.module(), step.id());
            }
        }
    }

    /** Liquibase asks for its own tables by statements that fail without them, which no transaction survives. */
    private static void createOwnTables(Database database) throws LiquibaseException {
        LockServiceFactory.getInstance().getLockService(database).init();
        Scope.getCurrentScope()
                .getSingleton(ChangeLogHistoryServiceFactory.class)
                .getChangeLogService(database)
                .init();
        database.commit();
    }

    private void inOneTransaction(Liquibase liquibase, Connection connection, List<Migration> steps)
            throws LiquibaseException, SQLException {
        createOwnTables(liquibase.getDatabase());
        var transaction = new OneTransaction(connection);
        liquibase.getDatabase().setConnection(transaction);
        boolean done = false;
        try {
            refuseLoss(connection);
            run(liquibase, steps);
            transaction.keep();
            done = true;
        } finally {
            if (!done) {
                transaction.undo();
            }
        }
    }

    private void onTheFile(Liquibase liquibase, Connection connection, SchemaVersion schema, List<Migration> steps)
            throws LiquibaseException, SQLException, IOException {
        if (safeguard == null) { // in memory: it ends with its process anyway
            refuseLoss(connection);
            run(liquibase, steps);
            return;
        }
        if (schema.isGuest()) {
            throw new DatabaseRefusal(DatabaseFailure.Kind.IN_USE_ELSEWHERE);
        }
        refuseLoss(connection); // before the copy, which would count as an unfinished migration
        safeguard.copy(connection);
        run(liquibase, steps);
        safeguard.finished();
    }

    /** What was safe when it was planned may have got rows since; whoever records anything on PostgreSQL now waits for the end. */
    private void refuseLoss(Connection connection) throws SQLException {
        if (plan == null || cover == null || !isBack()) {
            return;
        }
        if (url.isPostgres()) {
            holdOffRecords(connection);
        }
        MigrationPlan now = plan.losing(DataLoss.of(plan.sql(), connection));
        if (!now.losses().isEmpty() && !cover.coversEverything()) {
            throw now.refusal();
        }
    }

    /** Every change of state writes into one of these tables before it ends. */
    private static void holdOffRecords(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (String table : List.of("audit_row", "load_log")) {
                statement.execute("do $$ begin if to_regclass('" + DatabaseUrl.SCHEMA + "." + table
                        + "') is not null then lock table " + DatabaseUrl.SCHEMA + "." + table
                        + " in share mode; end if; end $$");
            }
        }
    }

    private void run(Liquibase liquibase, List<Migration> steps) throws LiquibaseException {
        if (isBack()) {
            liquibase.rollback(steps.size(), new Contexts(), new LabelExpression());
        } else {
            liquibase.update(steps.size(), new Contexts(), new LabelExpression());
        }
    }

    private boolean isBack() {
        return plan != null && plan.direction() == Direction.BACK;
    }
}

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
    private SchemaTrail trail = SchemaTrail.NONE;

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

    /** Whom to tell when everything has run, before it is kept. */
    SchemaChange recordedBy(SchemaTrail recorder) {
        trail = recorder;
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
            if (isBack()) {
                new LiveTables(connection, url).lock(() -> {});
            }
            refuseLoss(connection);
            run(liquibase, steps);
            trail.moved(connection);
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
            trail.moved(connection);
            return;
        }
        if (schema.isGuest()) {
            throw new DatabaseRefusal(DatabaseFailure.Kind.IN_USE_ELSEWHERE);
        }
        LiveFile.takeAlone(connection); // what others recorded after the copy would be gone if that is put back
        refuseLoss(connection); // before the copy, which would count as an unfinished migration
        safeguard.copy(connection);
        boolean done = false;
        try {
            run(liquibase, steps);
            trail.moved(connection);
            connection.commit();
            done = true;
        } finally {
            if (!done) {
                LiveFile.shutDown(connection);
                safeguard.putBack();
            }
        }
        safeguard.finished();
    }

    /** What was safe when it was planned may have got rows since; nobody can record anything any more. */
    private void refuseLoss(Connection connection) throws SQLException {
        if (plan == null || cover == null || !isBack()) {
            return;
        }
        List<DataLoss> losses = DataLoss.of(plan.sql(), connection);
        List<DataLoss> uncovered = losses.isEmpty() ? losses : cover.uncovered(losses, connection);
        if (!uncovered.isEmpty()) {
            throw MigrationPlan.refusal(uncovered);
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

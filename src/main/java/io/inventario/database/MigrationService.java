package io.inventario.database;

import io.inventario.shared.Permission;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.springframework.stereotype.Service;

/**
 * The migrations as an administrator sees them on the page; each question is asked of the database anew. None of it is in a transaction
 * of the application: the schema moves in one of its own, with its audit row, and may end the connections of everybody else.
 */
@Service
public class MigrationService {
    private final Migrations migrations;
    private final PooledConnections connections;
    private final SchemaState schema;
    private final MigrationTrail trail;

    MigrationService(Migrations migrations, PooledConnections connections, SchemaState schema, MigrationTrail trail) {
        this.migrations = migrations;
        this.connections = connections;
        this.schema = schema;
        this.trail = trail;
    }

    /** What one migration runs, either way. */
    public record Script(String forward, String back) {}

    /** All migrations with what should be known about them. */
    public record Status(List<Migration> all, List<MigrationFinding> findings) {
        public boolean hasPending() {
            return all.stream().anyMatch(m -> m.state() == Migration.State.PENDING);
        }
    }

    @RolesAllowed(Permission.MANAGE_DATABASE)
    public Status status() {
        List<Migration> all = migrations.all();
        return new Status(all, MigrationFinding.of(all));
    }

    @RolesAllowed(Permission.MANAGE_DATABASE)
    public Script script(Migration migration) {
        return new Script(migrations.sql(migration), migrations.rollbackSql(migration));
    }

    /** What applying would run now. */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public String preview() {
        return migrations.preview();
    }

    /**
     * What going back would undo, in all modules, and what would be lost.
     *
     * @param id of the migration that stays the last one of its module, or {@link Migrations#ZERO}
     */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public MigrationPlan planBack(String module, String id) {
        return migrations.planBack(module, id);
    }

    /** What a plan destroys that is in no fresh verified backup. */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public List<DataLoss> uncovered(MigrationPlan plan) {
        return migrations.uncovered(plan);
    }

    /** @return what was applied */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public List<Migration> apply() {
        MigrationPlan plan = migrations.planAll();
        if (plan.isEmpty()) {
            return List.of();
        }
        carryOut(() -> migrations.carryOut(plan, trail.of(plan)));
        return plan.steps();
    }

    /**
     * Goes back as the plan says, while the application serves. Nobody else works meanwhile, and what is not committed then has failed.
     *
     * @param losing whether what the plan destroys may be lost; otherwise only what is in a fresh verified backup is destroyed
     * @throws io.inventario.shared.BusinessException when that would lose something else, when the schema has moved since the plan was
     *     made, or when somebody does not let go of the tables; nothing has changed then
     */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public void goBack(MigrationPlan plan, boolean losing) {
        SchemaTrail recording = trail.of(plan);
        carryOut(() -> {
            if (losing) {
                migrations.carryOut(plan, recording);
            } else {
                migrations.carryOutIfSafe(plan, recording);
            }
        });
    }

    private void carryOut(Runnable movement) {
        try {
            movement.run();
        } finally {
            connections.forget();
            schema.lookAgain();
        }
    }
}

package io.inventario.database;

import io.inventario.audit.AuditTrail;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Ids;
import io.inventario.shared.Permission;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The migrations as an administrator sees them on the page; each question is asked of the database anew. */
@Service
public class MigrationService {
    private static final int LABEL_LENGTH = 300;

    private final Migrations migrations;
    private final DatabaseUrl url;
    private final AuditTrail audit;

    MigrationService(Migrations migrations, DatabaseUrl url, AuditTrail audit) {
        this.migrations = migrations;
        this.url = url;
        this.audit = audit;
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
     * What going back would undo, in all modules, and what would be lost; it is done at the command line, while nobody works.
     *
     * @param id of the migration that stays the last one of its module, or {@link Migrations#ZERO}
     */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public MigrationPlan back(String module, String id) {
        return migrations.planBack(module, id);
    }

    /** False on the H2 file: its copy, put back after a migration that is cut off, must hold everything that was sold. */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public boolean appliesWhileServing() {
        return url.isPostgres();
    }

    /** @return what was applied */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    @Transactional
    public List<Migration> apply() {
        MigrationPlan plan = migrations.planAll();
        if (plan.isEmpty()) {
            return List.of();
        }
        if (!appliesWhileServing()) {
            throw new BusinessException("database.migrations.atStart");
        }
        migrations.carryOut(plan);
        String label = Migration.list(plan.steps());
        audit.record(
                "migrated",
                "Migration",
                Ids.named("database.migrations"),
                label.substring(0, Math.min(LABEL_LENGTH, label.length())),
                null,
                null);
        return plan.steps();
    }
}

package io.inventario.database;

import io.inventario.audit.DirectTrail;
import io.inventario.shared.Ids;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The audit rows of what people do to the schema. */
public final class MigrationTrail {
    private static final Logger log = LoggerFactory.getLogger(MigrationTrail.class);
    private static final UUID SUBJECT = Ids.named("database.migrations");
    private static final int LABEL_LENGTH = 300;

    private final DirectTrail trail;

    MigrationTrail(DirectTrail trail) {
        this.trail = trail;
    }

    /** Records a plan in the name of the current actor when it has been carried out. */
    public SchemaTrail of(MigrationPlan plan) {
        String action = plan.direction() == MigrationPlan.Direction.BACK ? "migrated_back" : "migrated";
        String all = Migration.list(plan.steps());
        String label = all.substring(0, Math.min(LABEL_LENGTH, all.length()));
        return connection -> {
            if (!trail.record(connection, action, "Migration", SUBJECT, label)) {
                log.warn("The audit trail went back too: nothing in the data tells of {}", label);
            }
        };
    }
}

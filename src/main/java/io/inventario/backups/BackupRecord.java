package io.inventario.backups;

import io.inventario.audit.AuditTrail;
import io.inventario.database.SchemaState;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Ids;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.annotation.Transactional;

/** What was done with backups, in the audit trail and for the alarm. */
@Component
class BackupRecord {
    private static final Logger log = LoggerFactory.getLogger(BackupRecord.class);

    private final AuditTrail audit;
    private final BackupEvents events;
    private final SchemaState schema;

    BackupRecord(AuditTrail audit, BackupEvents events, SchemaState schema) {
        this.schema = schema;
        this.audit = audit;
        this.events = events;
    }

    /** The name of the file stands for the backup, which has no row. */
    @Transactional
    public void of(String action, Backup backup) {
        of(action, backup, null);
    }

    /** The same with what the alarm is to know. */
    @Transactional
    public void of(String action, Backup backup, BackupEvents.@Nullable Kind event) {
        if (schema.has("audit_row")) {
            audit.record(action, "Backup", Ids.named("backup " + backup.name()), backup.name(), null, null);
        } else {
            log.warn("There is no audit trail to tell of {} {}", action, backup.name());
        }
        if (event != null) {
            events.remember(event, backup.name());
        }
    }

    /** The name of the backup that was proved last, by whichever instance. */
    public Optional<String> lastProved() {
        return Optional.ofNullable(events.all().get(BackupEvents.Kind.VERIFIED)).map(BackupEvents.Event::detail);
    }

    /** Does work whose failure the alarm is to know. Somebody who cancels knows of it; everything else that ends it is remembered. */
    public <T> T watched(BackupEvents.Kind failure, Supplier<T> work) {
        boolean ended = false;
        String why = "";
        try {
            T result = work.get();
            ended = true;
            return result;
        } catch (CancellationException cancelled) {
            ended = true;
            throw cancelled;
        } catch (BusinessException refusal) {
            why = Reason.kept(refusal, BackupEvents.LONGEST);
            throw refusal;
        } finally {
            if (!ended) {
                remember(failure, why);
            }
        }
    }

    /** The failure itself goes on to the caller, also when the database is why. */
    private void remember(BackupEvents.Kind failure, String why) {
        try {
            events.remember(failure, why);
        } catch (DataAccessException | TransactionException e) {
            log.error("The alarm can't hear of {}: {}", failure, why, e);
        }
    }
}

package io.inventario.backups;

import io.inventario.audit.AuditTrail;
import io.inventario.shared.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was done with backups, in the audit trail and for the alarm. */
@Component
class BackupRecord {
    private final AuditTrail audit;
    private final BackupEvents events;

    BackupRecord(AuditTrail audit, BackupEvents events) {
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
        audit.record(action, "Backup", Ids.named("backup " + backup.name()), backup.name(), null, null);
        if (event != null) {
            events.remember(event, backup.name());
        }
    }
}

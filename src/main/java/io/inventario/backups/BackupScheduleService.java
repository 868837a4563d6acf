package io.inventario.backups;

import io.inventario.audit.AuditTrail;
import io.inventario.shared.Permission;
import jakarta.annotation.security.RolesAllowed;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the schedule of the backups; until somebody changes it, it is the usual one: at two every night, kept for seven days. */
@Service
@Transactional(readOnly = true)
public class BackupScheduleService {
    private final BackupScheduleRepository schedules;
    private final AuditTrail audit;
    private final BackupEvents events;

    BackupScheduleService(BackupScheduleRepository schedules, AuditTrail audit, BackupEvents events) {
        this.schedules = schedules;
        this.audit = audit;
        this.events = events;
    }

    @RolesAllowed(Permission.MANAGE_DATABASE)
    public BackupSchedule schedule() {
        return schedules.findByCode(BackupSchedule.CODE).orElseGet(BackupSchedule::new);
    }

    /** From now on; nobody is told of a backup that would be overdue already. */
    @Transactional
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public BackupSchedule save(BackupSchedule schedule) {
        boolean was = schedule().isActive();
        BackupSchedule saved = audit.save(schedules, schedule);
        if (saved.isActive() && !was) {
            events.remember(BackupEvents.Kind.WATCHED, "");
        }
        return saved;
    }
}

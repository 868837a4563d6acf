package io.inventario.backups;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Tells whoever watches the installation that a backup is missing: {@code /actuator/health/backups}. It is no reason to restart or to take
 * an instance out of service, so it is a state of its own and part of neither liveness nor readiness.
 */
@Component("backupState")
class BackupHealth implements HealthIndicator {
    static final Status ATTENTION = new Status("ATTENTION");

    private final BackupWatch watch;

    BackupHealth(BackupWatch watch) {
        this.watch = watch;
    }

    @Override
    public Health health() {
        try {
            return watch.alarms().isEmpty()
                    ? Health.up().build()
                    : Health.status(ATTENTION).build();
        } catch (DataAccessException | TransactionException databaseIsAway) {
            return Health.unknown().build();
        }
    }
}

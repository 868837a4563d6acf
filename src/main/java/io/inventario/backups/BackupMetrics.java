package io.inventario.backups;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Ages of the last backup and of the last one that was proved, and how many alarms there are, for Prometheus. */
@Component
class BackupMetrics implements MeterBinder {
    private final BackupEvents events;
    private final BackupWatch watch;
    private final Clock clock;

    BackupMetrics(BackupEvents events, BackupWatch watch, Clock clock) {
        this.events = events;
        this.watch = watch;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        age(registry, "inventario.backup.age.seconds", "Since the last backup; -1 for none", BackupEvents.Kind.TAKEN);
        age(
                registry,
                "inventario.backup.drill.age.seconds",
                "Since a backup was proved; -1 for none",
                BackupEvents.Kind.VERIFIED);
        Gauge.builder("inventario.backup.alarms", () -> watch.alarms().size())
                .description("What is wrong with the backups")
                .register(registry);
    }

    private void age(MeterRegistry registry, String name, String description, BackupEvents.Kind kind) {
        Gauge.builder(name, () -> {
                    BackupEvents.Event last = events.all().get(kind);
                    return last == null
                            ? -1
                            : Duration.between(last.at(), clock.instant()).toSeconds();
                })
                .description(description)
                .register(registry);
    }
}

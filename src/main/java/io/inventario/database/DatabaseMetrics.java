package io.inventario.database;

import io.inventario.jobs.JobFilter;
import io.inventario.jobs.JobState;
import io.inventario.jobs.Jobs;
import io.inventario.mail.MailFilter;
import io.inventario.mail.MailService;
import io.inventario.mail.MailState;
import io.inventario.shared.Actor;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** The figures of the health page that change by the minute, for Prometheus; each is asked for when it is read. */
@Component
class DatabaseMetrics implements MeterBinder {
    private final Jobs jobs;
    private final MailService mail;
    private final Migrations migrations;
    private final IntegrityRuns integrity;
    private final OpenSessions sessions;
    private final Clock clock;

    DatabaseMetrics(
            Jobs jobs,
            MailService mail,
            Migrations migrations,
            IntegrityRuns integrity,
            OpenSessions sessions,
            Clock clock) {
        this.jobs = jobs;
        this.mail = mail;
        this.migrations = migrations;
        this.integrity = integrity;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(
                registry,
                "inventario.jobs.open",
                "Jobs that wait or run",
                () -> jobs(JobState.WAITING) + jobs(JobState.RUNNING));
        gauge(
                registry,
                "inventario.jobs.failed",
                "Jobs that failed or were lost",
                () -> jobs(JobState.FAILED) + jobs(JobState.LOST));
        gauge(registry, "inventario.mail.waiting", "Messages not sent yet", () -> mail(MailState.WAITING));
        gauge(
                registry,
                "inventario.mail.failed",
                "Messages that nobody will send without a person",
                () -> mail(MailState.FAILED));
        gauge(registry, "inventario.sessions", "Sessions open in this instance", sessions::count);
        gauge(
                registry,
                "inventario.migrations.pending",
                "Migrations this program has and the database lacks",
                this::pending);
        gauge(
                registry,
                "inventario.integrity.holds",
                "Whether the last check held here: 1, 0, or -1 for none yet",
                this::holds);
        gauge(registry, "inventario.integrity.age.seconds", "How long ago that was; -1 for none yet", this::age);
    }

    private static void gauge(MeterRegistry registry, String name, String description, Supplier<Number> figure) {
        Gauge.builder(name, () -> Actor.asProgram("metrics", figure))
                .description(description)
                .register(registry);
    }

    private long jobs(JobState state) {
        return jobs.count(new JobFilter("", List.of(), state));
    }

    private long mail(MailState state) {
        return mail.count(new MailFilter("", state));
    }

    private long pending() {
        return migrations.all().stream()
                .filter(migration -> migration.state() == Migration.State.PENDING)
                .count();
    }

    private long holds() {
        IntegrityRuns.Run last = integrity.last();
        if (last == null || last.isUnderWay() || last.end() == IntegrityRuns.End.CANCELLED) {
            return -1;
        }
        return last.holds() ? 1 : 0;
    }

    private long age() {
        IntegrityRuns.Run last = integrity.last();
        Instant finished = last == null ? null : last.finished();
        return finished == null
                ? -1
                : Duration.between(finished, clock.instant()).toSeconds();
    }
}

package io.inventario.backups;

import io.inventario.backups.BackupEvents.Event;
import io.inventario.backups.BackupEvents.Kind;
import io.inventario.mail.Outbox;
import io.inventario.shared.Messages;
import io.inventario.shared.Permission;
import io.inventario.users.Addressees;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sees when a backup or a drill failed or did not come, and tells the administrators once. */
@Component
@Transactional
class BackupWatch {
    /** A day, and two hours for a backup that takes long or waits for other work. */
    static final Duration BACKUP_DUE = Duration.ofHours(26);
    /** A week, and a day for the same reason. */
    static final Duration DRILL_DUE = Duration.ofDays(8);

    private static final Logger log = LoggerFactory.getLogger(BackupWatch.class);

    private final BackupEvents events;
    private final BackupScheduleRepository schedules;
    private final Addressees addressees;
    private final Outbox outbox;
    private final Clock clock;

    BackupWatch(
            BackupEvents events,
            BackupScheduleRepository schedules,
            Addressees addressees,
            Outbox outbox,
            Clock clock) {
        this.events = events;
        this.schedules = schedules;
        this.addressees = addressees;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What is wrong at the moment. */
    @Transactional(readOnly = true)
    public List<Alarm> alarms() {
        Map<Kind, Event> last = events.all();
        List<Alarm> alarms = new ArrayList<>();
        failed(alarms, Alarm.Kind.BACKUP_FAILED, last.get(Kind.BACKUP_FAILED), last.get(Kind.TAKEN));
        failed(alarms, Alarm.Kind.DRILL_FAILED, last.get(Kind.DRILL_FAILED), last.get(Kind.VERIFIED));
        Event watched = last.get(Kind.WATCHED);
        if (watched != null && isScheduled()) {
            overdue(alarms, Alarm.Kind.BACKUP_OVERDUE, later(last.get(Kind.TAKEN), watched), BACKUP_DUE);
            overdue(alarms, Alarm.Kind.DRILL_OVERDUE, later(last.get(Kind.VERIFIED), watched), DRILL_DUE);
        }
        return alarms;
    }

    private boolean isScheduled() {
        return schedules
                .findByCode(BackupSchedule.CODE)
                .map(BackupSchedule::isActive)
                .orElse(true);
    }

    private static void failed(List<Alarm> alarms, Alarm.Kind kind, @Nullable Event failed, @Nullable Event succeeded) {
        if (failed != null && (succeeded == null || succeeded.at().isBefore(failed.at()))) {
            alarms.add(new Alarm(kind, failed.at(), failed.detail()));
        }
    }

    private void overdue(List<Alarm> alarms, Alarm.Kind kind, Instant last, Duration allowed) {
        Duration age = Duration.between(last, clock.instant());
        if (age.compareTo(allowed) > 0) {
            alarms.add(new Alarm(kind, last.plus(allowed), String.valueOf(age.toHours())));
        }
    }

    private static Instant later(@Nullable Event event, Event watched) {
        return event == null || event.at().isBefore(watched.at()) ? watched.at() : event.at();
    }

    /** Looks, and writes to the administrators and the log what they have not been told yet. */
    void look() {
        if (!events.all().containsKey(Kind.WATCHED)) {
            events.remember(Kind.WATCHED, "");
        }
        alarms().stream()
                .filter(alarm -> events.tell(alarm.kind().name(), alarm.since()))
                .forEach(this::tell);
    }

    private void tell(Alarm alarm) {
        log.error(alarm.in(Locale.ENGLISH));
        addressees.holding(Permission.MANAGE_DATABASE).forEach(somebody -> {
            Locale language = somebody.language();
            outbox.add(
                    somebody.email(),
                    Messages.text(language, "backups.alarm.subject"),
                    Stream.of(alarm.in(language), Messages.text(language, "backups.alarm.body"))
                            .reduce((words, more) -> words + "\n\n" + more)
                            .orElseThrow());
        });
    }
}

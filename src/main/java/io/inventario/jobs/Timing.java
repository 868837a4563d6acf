package io.inventario.jobs;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/** When recurring work is due, in the company's time zone. */
@FunctionalInterface
public interface Timing {
    /** The last moment at or before {@code now} at which the work was due. */
    Instant lastDue(Instant now, ZoneId zone);

    /** Once a day; where a change to summer time leaves that hour out, at the first moment after it. */
    static Timing daily(LocalTime time) {
        return (now, zone) -> {
            LocalDate today = LocalDate.ofInstant(now, zone);
            Instant due = today.atTime(time).atZone(zone).toInstant();
            return due.isAfter(now)
                    ? today.minusDays(1).atTime(time).atZone(zone).toInstant()
                    : due;
        };
    }

    static Timing weekly(DayOfWeek day, LocalTime time) {
        return (now, zone) -> {
            LocalDate last = LocalDate.ofInstant(now, zone).with(TemporalAdjusters.previousOrSame(day));
            Instant due = last.atTime(time).atZone(zone).toInstant();
            return due.isAfter(now)
                    ? last.minusWeeks(1).atTime(time).atZone(zone).toInstant()
                    : due;
        };
    }

    /** At multiples of so many milliseconds since 1970. */
    static Timing every(Duration pause) {
        long millis = pause.toMillis();
        return (now, zone) -> Instant.ofEpochMilli(now.toEpochMilli() / millis * millis);
    }
}

package io.inventario.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TimingTests {
    private static final ZoneId BOGOTA = ZoneId.of("America/Bogota");
    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static final Timing AT_TWO = Timing.daily(LocalTime.of(2, 0));

    @Test
    void dailyIsInTheCompanysTimeZone() {
        assertThat(AT_TWO.lastDue(Instant.parse("2026-11-22T07:00:00Z"), BOGOTA))
                .isEqualTo("2026-11-22T07:00:00Z");
        assertThat(AT_TWO.lastDue(Instant.parse("2026-11-22T06:59:59Z"), BOGOTA))
                .isEqualTo("2026-11-21T07:00:00Z");
    }

    @Test
    void dailyIsDueOnceOnDaysOfAnotherLength() {
        Timing timing = Timing.daily(LocalTime.of(2, 30));
        for (String change : new String[] {"2026-03-29", "2026-10-25"}) {
            Instant start = Instant.parse(change + "T00:00:00Z").minus(Duration.ofHours(2));
            long dues = java.util.stream.IntStream.range(0, 25 * 60)
                    .mapToObj(minute -> timing.lastDue(start.plus(Duration.ofMinutes(minute)), MADRID))
                    .filter(due -> !due.isBefore(start))
                    .distinct()
                    .count();
            assertThat(dues).as(change).isEqualTo(1);
        }
    }

    @Test
    void weeklyAndEveryGoBackToTheLastDueTime() {
        Instant sunday = Instant.parse("2026-11-22T12:00:00Z");
        assertThat(Timing.weekly(DayOfWeek.MONDAY, LocalTime.of(3, 0)).lastDue(sunday, BOGOTA))
                .isEqualTo("2026-11-16T08:00:00Z");
        assertThat(Timing.weekly(DayOfWeek.SUNDAY, LocalTime.of(8, 0)).lastDue(sunday, BOGOTA))
                .isEqualTo("2026-11-15T13:00:00Z");
        assertThat(Timing.every(Duration.ofMinutes(5)).lastDue(sunday.plusSeconds(299), BOGOTA))
                .isEqualTo(sunday);
    }
}

package io.inventario.reports;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/** A span of business dates, both included, with the one it is compared with. */
public record Span(LocalDate from, LocalDate to, LocalDate beforeFrom, LocalDate beforeTo) {
    public static Span today(LocalDate today) {
        return of(today, today);
    }

    public static Span sevenDays(LocalDate today) {
        return of(today.minusDays(6), today);
    }

    /** The month so far, compared with as many days of the month before. */
    public static Span thisMonth(LocalDate today) {
        LocalDate from = today.withDayOfMonth(1);
        return new Span(from, today, from.minusMonths(1), today.minusMonths(1));
    }

    public static Span month(YearMonth month) {
        YearMonth before = month.minusMonths(1);
        return new Span(month.atDay(1), month.atEndOfMonth(), before.atDay(1), before.atEndOfMonth());
    }

    /** The year so far, compared with as much of the year before. */
    public static Span thisYear(LocalDate today) {
        LocalDate from = today.withDayOfYear(1);
        return new Span(from, today, from.minusYears(1), today.minusYears(1));
    }

    /** Any days, in either order, compared with as many right before them. */
    public static Span of(LocalDate one, LocalDate other) {
        LocalDate from = one.isAfter(other) ? other : one;
        LocalDate to = one.isAfter(other) ? one : other;
        return new Span(from, to, from.minusDays(ChronoUnit.DAYS.between(from, to) + 1), from.minusDays(1));
    }

    public long length() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }

    public Stream<LocalDate> days() {
        return from.datesUntil(to.plusDays(1));
    }
}

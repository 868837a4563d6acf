package io.inventario.jobs.ui;

import static io.inventario.shared.ui.Texts.t;

import io.inventario.jobs.JobRow;
import io.inventario.jobs.JobState;
import io.inventario.shared.Formats;
import io.inventario.shared.Messages;
import io.inventario.shared.ui.Columns;
import io.inventario.shared.ui.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What people read about a job. */
final class JobTexts {
    private static final int MINUTE = 60;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    private JobTexts() {}

    static String kind(String kind) {
        String key = "jobs.kind." + kind;
        return Messages.has(Texts.language(), key) ? t(key) : kind;
    }

    /** What it was to work on, as far as there are words for it; the rest is for the program alone. */
    static Map<String, String> given(JobRow job, Formats formats) {
        Map<String, String> given = new LinkedHashMap<>();
        new TreeMap<>(job.parameters().texts()).forEach((name, value) -> {
            String key = "jobs.given." + name;
            if (Messages.has(Texts.language(), key) && !value.isEmpty()) {
                given.put(t(key), given(value, formats));
            }
        });
        return given;
    }

    private static String given(String value, Formats formats) {
        if (value.equals("true") || value.equals("false")) {
            return t(Boolean.parseBoolean(value) ? "shared.yes" : "shared.no");
        }
        return NUMBER.matcher(value).matches() ? formats.count(Long.parseLong(value)) : value;
    }

    static String state(JobState state) {
        return t("jobs.state." + state);
    }

    static Columns.Status status(JobRow job) {
        return new Columns.Status(
                state(job.state()),
                switch (job.state()) {
                    case DONE -> Columns.Tone.GOOD;
                    case WAITING, RUNNING -> Columns.Tone.NEUTRAL;
                    case CANCELLED -> Columns.Tone.WARNING;
                    case FAILED, LOST -> Columns.Tone.BAD;
                });
    }

    /** What it does at the moment, or what came of it. */
    static String words(JobRow job, Formats formats) {
        if (job.isOpen() && job.cancelledBy() != null) {
            return t("jobs.stopping", job.cancelledBy());
        }
        if (job.words() != null) {
            return job.words().in(Texts.language(), formats);
        }
        return switch (job.state()) {
            case WAITING -> t("jobs.waiting");
            case RUNNING -> t("jobs.starting");
            default -> "";
        };
    }

    /** How much is done, how fast, and how long it still takes, as far as anybody knows; nothing once it has ended. */
    static String figures(JobRow job, Formats formats, Instant now) {
        if (!job.isOpen()) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        if (job.total() > 0) {
            long done = Math.min(job.done(), job.total());
            parts.add(t("jobs.figures", formats.count(done), formats.count(job.total())));
        } else if (job.done() > 0) {
            parts.add(t("jobs.soFar", formats.count(job.done())));
        }
        job.perSecond(now).filter(rate -> rate > 0).ifPresent(rate -> parts.add(t("jobs.rate", formats.count(rate))));
        job.left(now).filter(Duration::isPositive).ifPresent(left -> parts.add(left(left)));
        return String.join(" · ", parts);
    }

    private static String left(Duration left) {
        long seconds = left.toSeconds();
        if (seconds < MINUTE) {
            return t("jobs.left.seconds", Math.max(1, seconds));
        }
        return seconds < MINUTE * MINUTE
                ? t("jobs.left.minutes", seconds / MINUTE)
                : t("jobs.left.hours", seconds / MINUTE / MINUTE);
    }
}

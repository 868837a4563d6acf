package io.inventario.cli;

import io.inventario.demo.Progress;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Shows on standard error how far a command has come, at most a few times a second; on a terminal how fast and how long still, too. */
final class ProgressLine implements Progress {
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int MINUTE = 60;

    private final PrintWriter err;
    private final boolean terminal;
    private final Clock clock;
    private Instant shown = Instant.EPOCH;
    private Instant begun = Instant.EPOCH;
    private String step = "";
    private long before;
    private long last;

    ProgressLine(PrintWriter err) {
        this(err, System.console() != null && System.console().isTerminal(), Clock.systemUTC());
    }

    ProgressLine(PrintWriter err, boolean terminal, Clock clock) {
        this.err = err;
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public void at(String step, int done, int all) {
        Instant now = clock.instant();
        String pace = pace(step, done, all, now);
        if (done == all || shown.plus(PAUSE).isBefore(now)) {
            shown = now;
            err.println(step + " " + done + "/" + all + pace);
            err.flush();
        }
    }

    /** The same for work that counts records; whether it has ended is not asked, as steps of it end often. */
    void of(String step, long done, long all) {
        Instant now = clock.instant();
        String pace = pace(step, done, all, now);
        if (shown.plus(PAUSE).isBefore(now)) {
            boolean first = shown.equals(Instant.EPOCH);
            shown = now;
            if (!first) {
                err.println(step + (all > 0 ? " " + done + "/" + all : done > 0 ? " " + done : "") + pace);
                err.flush();
            }
        }
    }

    /** Measured since the step began; nothing where it would be a guess, or where a program reads the lines. */
    private String pace(String at, long done, long all, Instant now) {
        if (!at.equals(step) || done < last) {
            step = at;
            begun = now;
            before = done;
        }
        last = done;
        long millis = Duration.between(begun, now).toMillis();
        long perSecond = millis < PAUSE.toMillis() ? 0 : (done - before) * 1000 / millis;
        if (!terminal || perSecond == 0) {
            return "";
        }
        return ", " + perSecond + "/s" + (all > done ? ", " + left((all - done) / perSecond) + " left" : "");
    }

    private static String left(long seconds) {
        return seconds < MINUTE ? seconds + " s" : seconds / MINUTE + " min " + seconds % MINUTE + " s";
    }
}

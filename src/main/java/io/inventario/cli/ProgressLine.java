package io.inventario.cli;

import io.inventario.demo.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;

/** Shows on standard error how far a command has come, at most a few times a second. */
final class ProgressLine implements Progress {
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final PrintWriter err;
    private Instant shown = Instant.EPOCH;

    ProgressLine(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void at(String step, int done, int all) {
        Instant now = Instant.now();
        if (done == all || shown.plus(PAUSE).isBefore(now)) {
            shown = now;
            err.println(step + " " + done + "/" + all);
            err.flush();
        }
    }

    /** The same for work that counts records; whether it has ended is not asked, as steps of it end often. */
    void of(String step, long done, long all) {
        Instant now = Instant.now();
        if (shown.plus(PAUSE).isBefore(now)) {
            boolean first = shown.equals(Instant.EPOCH);
            shown = now;
            if (!first) {
                err.println(step + " " + done + (all > 0 ? "/" + all : ""));
                err.flush();
            }
        }
    }
}

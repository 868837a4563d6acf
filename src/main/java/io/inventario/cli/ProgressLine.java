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
}

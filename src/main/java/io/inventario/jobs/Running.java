package io.inventario.jobs;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A job at work in this process: where it stands, kept in memory, and whether it is to stop. */
class Running implements Progress {
    private final Clock clock;
    private final Progress listener;
    private final List<Runnable> onCancel = new CopyOnWriteArrayList<>();
    private volatile Stand stand;
    private volatile @Nullable Stop stop;

    Running(Clock clock, Progress listener) {
        this.clock = clock;
        this.listener = listener;
        this.stand = new Stand(null, 0, 0, clock.instant());
    }

    /** Where it stands. */
    record Stand(@Nullable Words words, long done, long total, Instant stepAt) {
        Stand at(Words now, long doneNow, long totalNow, Clock clock) {
            boolean sameStep = words != null && words.key().equals(now.key()) && doneNow >= done;
            return new Stand(now, doneNow, totalNow, sameStep ? stepAt : clock.instant());
        }
    }

    /** Why it is to stop. */
    enum Stop {
        CANCELLED,
        SHUTDOWN,
        /** The row has been taken away: for too long nothing was heard of this worker. */
        GONE
    }

    @Override
    public void at(Words words, long done, long total) {
        if (stop != null) {
            throw new CancellationException();
        }
        stand = stand.at(words, Math.max(0, done), Math.max(0, total), clock);
        listener.at(words, done, total);
    }

    @Override
    public void onCancel(Runnable action) {
        onCancel.add(action);
        if (stop != null) {
            action.run();
        }
    }

    Stand stand() {
        return stand;
    }

    @Nullable
    Stop stop() {
        return stop;
    }

    synchronized void stop(Stop reason) {
        if (stop == null) {
            stop = reason;
            onCancel.forEach(Runnable::run);
        }
    }
}

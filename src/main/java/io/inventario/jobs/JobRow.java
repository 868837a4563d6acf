package io.inventario.jobs;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job as it stands.
 *
 * @param requester who asked for it; the program's own name for what recurs
 * @param stepAt when what it does at the moment began
 * @param total zero while nobody knows
 * @param words what it does at the moment, and at its end what came of it
 * @param cancelledBy who asked it to stop, as soon as they did
 * @param incident the number in the log, where it failed by a bug
 * @param file what came of it, to be downloaded
 */
public record JobRow(
        UUID id,
        String kind,
        Parameters parameters,
        JobState state,
        String requester,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Instant stepAt,
        long done,
        long total,
        @Nullable Words words,
        @Nullable String cancelledBy,
        @Nullable String incident,
        @Nullable Path file) {
    private static final int HUNDRED = 100;

    public boolean isOpen() {
        return state.isOpen();
    }

    /** How much of the present step is done, from 0 to 100; empty while nobody knows. */
    public Optional<Integer> percent() {
        return total == 0 ? Optional.empty() : Optional.of((int) (HUNDRED * Math.min(done, total) / total));
    }

    /** How many a second the present step has done on average; empty before there is anything to say. */
    public Optional<Long> perSecond(Instant now) {
        return elapsed(now).map(elapsed -> done * 1000 / elapsed.toMillis());
    }

    /** How long the present step still takes if it goes on like that; empty before there is anything to say. */
    public Optional<Duration> left(Instant now) {
        return total == 0
                ? Optional.empty()
                : elapsed(now)
                        .map(elapsed ->
                                elapsed.multipliedBy(Math.max(0, total - done)).dividedBy(done));
    }

    private Optional<Duration> elapsed(Instant now) {
        if (state != JobState.RUNNING || stepAt == null || done == 0) {
            return Optional.empty();
        }
        Duration elapsed = Duration.between(stepAt, now);
        return elapsed.compareTo(Duration.ofSeconds(1)) < 0 ? Optional.empty() : Optional.of(elapsed);
    }
}

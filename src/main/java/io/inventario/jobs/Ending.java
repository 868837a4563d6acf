package io.inventario.jobs;

import io.inventario.shared.BusinessException;
import io.inventario.shared.IncidentNumber;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a job ended.
 *
 * @param incident the number in the log, where it failed by a bug
 * @param failure what ended it, where something did
 */
record Ending(
        JobState state,
        Words words,
        @Nullable Path file,
        @Nullable String incident,
        @Nullable Throwable failure) {
    private static final Logger log = LoggerFactory.getLogger(Ending.class);

    static Ending done(Result result) {
        return new Ending(JobState.DONE, result.words(), result.file(), null, null);
    }

    static Ending cancelled() {
        return new Ending(JobState.CANCELLED, Words.of("jobs.stopped"), null, null, null);
    }

    static Ending shutDown() {
        return new Ending(JobState.LOST, Words.of("jobs.shutDown"), null, null, null);
    }

    /** A refusal in its own words; a bug goes to the log under a number. */
    static Ending failed(String kind, Throwable failure) {
        if (failure instanceof BusinessException refusal) {
            return new Ending(JobState.FAILED, Words.of(refusal), null, null, failure);
        }
        String incident = IncidentNumber.next();
        log.error("Incident {} in job {}", incident, kind, failure);
        return new Ending(JobState.FAILED, Words.of("jobs.incident", incident), null, incident, failure);
    }
}

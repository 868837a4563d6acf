package io.inventario.database;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Whether the database server can be reached at all, asked past the pool, which would keep everybody waiting for connections
 * that can't come. The answer is kept for two seconds; the embedded database is part of this process and always there.
 */
@Component
public class DatabaseProbe {
    private static final Logger log = LoggerFactory.getLogger(DatabaseProbe.class);
    private static final Duration KEPT = Duration.ofSeconds(2);
    private static final Set<DatabaseFailure.Kind> AWAY = EnumSet.of(
            DatabaseFailure.Kind.CONNECTION_REFUSED,
            DatabaseFailure.Kind.UNKNOWN_HOST,
            DatabaseFailure.Kind.TIMEOUT,
            DatabaseFailure.Kind.CONNECTION_LOST,
            DatabaseFailure.Kind.STARTING);

    private final DatabaseUrl url;
    private final Clock clock;
    private final AtomicReference<Answer> last = new AtomicReference<>(new Answer(Instant.EPOCH, Optional.empty()));

    DatabaseProbe(DatabaseUrl url, Clock clock) {
        this.url = url;
        this.clock = clock;
    }

    private record Answer(Instant at, Optional<DatabaseFailure> failure) {}

    /** Why the server can't be reached; empty when it can, also when it has no connection left for the question. */
    public Optional<DatabaseFailure> failure() {
        if (!url.isPostgres()) {
            return Optional.empty();
        }
        Answer known = last.get();
        Instant now = clock.instant();
        if (now.isBefore(known.at().plus(KEPT))) {
            return known.failure();
        }
        Optional<DatabaseFailure> failure = ask();
        if (known.failure().isEmpty()) {
            failure.ifPresent(away -> log.error("The database cannot be used: {}", away.message()));
        }
        last.set(new Answer(now, failure));
        return failure;
    }

    private Optional<DatabaseFailure> ask() {
        try {
            url.connect().close();
            return Optional.empty();
        } catch (SQLException e) {
            return DatabaseFailure.in(e).filter(failure -> AWAY.contains(failure.kind()));
        }
    }
}

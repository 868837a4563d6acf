package io.inventario.jobs;

import io.inventario.jobs.JobRecords.Begun;
import io.inventario.shared.Actor;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** The kinds of work that the modules declare. */
@Component
class JobKinds {
    private static final int MOST_ATTEMPTS = 3;

    private final ObjectProvider<JobKind> kinds;

    JobKinds(ObjectProvider<JobKind> kinds) {
        this.kinds = kinds;
    }

    List<JobKind> all() {
        return kinds.stream().sorted(Comparator.comparing(JobKind::id)).toList();
    }

    /** Empty for what another version of the program knows. */
    Optional<JobKind> find(String id) {
        return kinds.stream().filter(kind -> kind.id().equals(id)).findFirst();
    }

    /** @throws AccessDeniedException for a kind that the actor of this thread may not start, or that does not exist */
    JobKind permitted(@Nullable String id) {
        return Optional.ofNullable(id)
                .flatMap(this::find)
                .filter(kind -> Actor.may(kind.permission()))
                .orElseThrow(() -> new AccessDeniedException("May not have to do with jobs of kind " + id));
    }

    /** Whether a job whose process was killed is tried once more. */
    boolean mayRunAgain(Begun job) {
        return job.attempt() < MOST_ATTEMPTS
                && find(job.kind()).filter(JobKind::mayRestart).isPresent();
    }

    /** Ids of the kinds that the actor of this thread may see. */
    List<String> visible() {
        return all().stream()
                .filter(kind -> Actor.may(kind.permission()))
                .map(JobKind::id)
                .toList();
    }
}

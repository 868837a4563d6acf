package io.inventario.jobs;

import io.inventario.jobs.JobRecords.Begun;
import io.inventario.shared.Actor;
import io.inventario.shared.BusinessException;
import io.inventario.shared.SqlOrder;
import jakarta.annotation.security.PermitAll;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;

/**
 * Background work: starts, shows and cancels jobs of the kinds that modules declare as {@link JobKind} beans.
 *
 * <p>Each method decides by the permission that the kind names; kinds that the person may not start do not exist for them.
 */
@Service
public class Jobs {
    private final JobKinds kinds;
    private final JobQueries queries;
    private final JobQueue queue;
    private final JobRecords records;
    private final JobRunner runner;
    private final JobKeeper keeper;

    Jobs(JobKinds kinds, JobQueries queries, JobQueue queue, JobRecords records, JobRunner runner, JobKeeper keeper) {
        this.kinds = kinds;
        this.queries = queries;
        this.queue = queue;
        this.records = records;
        this.runner = runner;
        this.keeper = keeper;
    }

    /**
     * Starts a job as the current person; some instance begins it at once, or after the commit of the caller's transaction.
     *
     * @return its id
     * @throws BusinessException ({@code jobs.taken}) while a job that excludes it is open anywhere
     */
    @PermitAll
    public UUID start(String kind, Parameters parameters) {
        JobKind permitted = kinds.permitted(kind);
        keeper.findLost();
        return queue.add(permitted, parameters, null).orElseThrow(() -> taken(permitted));
    }

    /**
     * Starts a job in this process, which alone has what it needs: a file on its disk, or a word that must not be written down.
     *
     * @return its id
     * @throws BusinessException ({@code jobs.taken}) while a job that excludes it is open anywhere
     */
    @PermitAll
    public UUID startHere(String kind, Parameters parameters) {
        JobKind permitted = kinds.permitted(kind);
        Begun job = begun(permitted, parameters);
        runner.runAside(job);
        return job.id();
    }

    /**
     * Does the work of a kind in this thread, as commands do; it excludes others and shows up on the page like any job.
     *
     * @throws BusinessException in the words of the work's own refusal, or ({@code jobs.taken}) while a job that excludes it is open
     * @throws JobFailure when it failed by a bug, or was cancelled from elsewhere
     */
    @PermitAll
    public Result here(String kind, Parameters parameters, Progress progress) {
        JobKind permitted = kinds.permitted(kind);
        Ending ending = runner.run(begun(permitted, parameters), progress)
                .orElseThrow(() -> new JobFailure(Words.of("jobs.lost"), null));
        if (ending.failure() instanceof BusinessException refusal) {
            throw refusal;
        }
        if (ending.state() != JobState.DONE) {
            throw new JobFailure(ending.words(), ending.failure());
        }
        return new Result(ending.words(), ending.file());
    }

    private Begun begun(JobKind kind, Parameters parameters) {
        keeper.findLost();
        return records.insertBegun(kind, parameters, JobRunner.worker()).orElseThrow(() -> taken(kind));
    }

    private BusinessException taken(JobKind kind) {
        String holder = queries.holder(Objects.requireNonNull(kind.exclusiveWord()))
                .map(JobRow::requester)
                .orElse("—");
        return new BusinessException("jobs.taken", holder);
    }

    /** Asks a job to stop; one that runs does so at its next step. One that has ended stays as it is. */
    @PermitAll
    public void cancel(UUID id) {
        JobRow job = seen(id);
        if (!isCancellable(job)) {
            throw new BusinessException("jobs.uncancellable");
        }
        records.cancel(job);
    }

    /** Whether a person could cancel it now. */
    @PermitAll
    public boolean isCancellable(JobRow job) {
        JobKind kind = kinds.permitted(job == null ? null : job.kind());
        return job.isOpen() && job.cancelledBy() == null && kind.mayCancel();
    }

    @PermitAll
    public Optional<JobRow> find(UUID id) {
        Actor.current();
        return Optional.ofNullable(id)
                .flatMap(queries::find)
                .filter(job -> kinds.visible().contains(job.kind()));
    }

    /** The last job that was asked for of some kinds, open or ended. */
    @PermitAll
    public Optional<JobRow> last(String... ofKinds) {
        Actor.current();
        return list(JobFilter.of(ofKinds), PageRequest.of(0, 1, SqlOrder.newest("requestedAt"))).stream()
                .findFirst();
    }

    /** A page of jobs; the page's sort must end with the id. */
    @PermitAll
    public List<JobRow> list(JobFilter filter, Pageable page) {
        List<String> shown = shown(filter);
        return shown.isEmpty() ? List.of() : queries.list(filter, shown, page);
    }

    @PermitAll
    public long count(JobFilter filter) {
        List<String> shown = shown(filter);
        return shown.isEmpty() ? 0 : queries.count(filter, shown);
    }

    /** Ids of the kinds that the current person may see. */
    @PermitAll
    public List<String> kinds() {
        Actor.current();
        return kinds.visible();
    }

    /** The file that came of a job, for somebody who takes it; empty where there is none, or it lies on another instance's disk. */
    @PermitAll
    public Optional<Path> file(UUID id) {
        JobRow job = seen(id);
        Optional<Path> file = Optional.ofNullable(job.file()).filter(java.nio.file.Files::isRegularFile);
        file.ifPresent(taken -> records.fileTaken(job, taken));
        return file;
    }

    private List<String> shown(JobFilter filter) {
        return kinds().stream()
                .filter(kind -> filter.kinds().isEmpty() || filter.kinds().contains(kind))
                .toList();
    }

    private JobRow seen(UUID id) {
        return find(id).orElseThrow(() -> new AccessDeniedException("No such job for this person"));
    }
}

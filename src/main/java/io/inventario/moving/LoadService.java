package io.inventario.moving;

import io.inventario.jobs.JobRow;
import io.inventario.jobs.Jobs;
import io.inventario.jobs.Parameters;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Permission;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Files that are received, tried out and loaded: a load on this page always follows a trial of the same files. */
@Service
public class LoadService {
    /** How many files can be loaded together. */
    public static final int MOST_FILES = 20;

    /** How many bytes they may have together. */
    public static final long MOST_BYTES = 1L << 30;

    private final ReceivedFiles received;
    private final Jobs jobs;

    LoadService(ReceivedFiles received, Jobs jobs) {
        this.received = received;
        this.jobs = jobs;
    }

    /** @return the id under which files are given that are to be loaded together */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public String open() {
        return received.open();
    }

    /**
     * Takes a file in, in the place of one of the same name. What a trial of the batch said is no longer so.
     *
     * @throws BusinessException when it is one too many, too large, or its batch is being loaded
     */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public void receive(String batch, String name, InputStream content) {
        refuseWhileAtWork(batch);
        try {
            received.withoutReport(batch);
            received.add(batch, name, content, MOST_FILES, MOST_BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException("The file cannot be received", e);
        }
    }

    /** Takes a file back. */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public void remove(String batch, String name) {
        refuseWhileAtWork(batch);
        try {
            received.withoutReport(batch);
            received.remove(batch, name);
        } catch (IOException e) {
            throw new UncheckedIOException("The file cannot be removed", e);
        }
    }

    /** A report must be about the files that were read. */
    private void refuseWhileAtWork(String batch) {
        if (jobs.last(MovingJobs.TRIAL, MovingJobs.LOAD)
                .filter(JobRow::isOpen)
                .filter(job -> job.parameters().find(LoadWork.BATCH).equals(Optional.of(batch)))
                .isPresent()) {
            throw new BusinessException("moving.load.atWork");
        }
    }

    /** The names of the files of a batch. */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public List<String> files(String batch) {
        return received.list(batch).stream()
                .map(file -> file.getFileName().toString())
                .toList();
    }

    /** Starts to do everything and undo it; {@link #report} then says what came of it. */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public UUID tryOut(String batch) {
        if (received.list(batch).isEmpty()) {
            throw new BusinessException("moving.load.gone");
        }
        return jobs.startHere(MovingJobs.TRIAL, Parameters.of(LoadWork.BATCH, batch));
    }

    /**
     * Starts to load for good.
     *
     * @throws BusinessException when no trial of just these files went well before
     */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public UUID load(String batch) {
        if (report(batch).filter(LoadReport::canBeLoaded).isEmpty()) {
            throw new BusinessException("moving.load.tryFirst");
        }
        return jobs.startHere(MovingJobs.LOAD, Parameters.of(LoadWork.BATCH, batch));
    }

    /** What came of the last trial or load of a batch; empty when there was none since its files last changed. */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public Optional<LoadReport> report(String batch) {
        return received.report(batch);
    }

    /** The batch that somebody last tried out or loaded, for whoever comes back to the page; empty when it is gone. */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public Optional<String> last() {
        return jobs.last(MovingJobs.TRIAL, MovingJobs.LOAD)
                .map(JobRow::parameters)
                .flatMap(given -> given.find(LoadWork.BATCH))
                .filter(batch -> received.report(batch).isPresent());
    }
}

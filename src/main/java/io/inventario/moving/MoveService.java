package io.inventario.moving;

import io.inventario.database.ConfigurationException;
import io.inventario.database.DatabaseUrl;
import io.inventario.jobs.Jobs;
import io.inventario.jobs.Parameters;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Permission;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * The guided move of all data to a PostgreSQL database. The address that a person types lives in memory for as long as it is
 * needed; it is never written down, neither in a log, nor in a row, nor in a message.
 */
@Service
public class MoveService {
    private final DatabaseUrl own;
    private final DataSource source;
    private final TargetExamination examination;
    private final MoveWork work;
    private final Copying copying;
    private final Exchange exchange;
    private final NewHome home;
    private final DataTrail trail;
    private final Jobs jobs;
    private final JsonMapper json;

    MoveService(
            DatabaseUrl own,
            DataSource source,
            TargetExamination examination,
            MoveWork work,
            Copying copying,
            Exchange exchange,
            NewHome home,
            DataTrail trail,
            Jobs jobs,
            JsonMapper json) {
        this.own = own;
        this.source = source;
        this.examination = examination;
        this.work = work;
        this.copying = copying;
        this.exchange = exchange;
        this.home = home;
        this.trail = trail;
        this.jobs = jobs;
        this.json = json;
    }

    /** Where the data is now, as people may see it. */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public String here() {
        return own.place();
    }

    /**
     * Looks whether the data can move to a typed address; changes nothing there.
     *
     * @throws BusinessException when it is no address of a PostgreSQL database
     */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public TargetTest test(String address) {
        return examination.of(understood(address));
    }

    /**
     * Starts the copy.
     *
     * @return the job
     * @throws BusinessException when the data can't move there, or another move is under way
     */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public UUID start(String address) {
        DatabaseUrl url = understood(address);
        if (!examination.of(url).mayStart()) {
            throw new BusinessException("moving.move.notReady");
        }
        String ticket = work.keep(url);
        boolean started = false;
        try {
            UUID job = jobs.startHere(
                    MovingJobs.MOVE, Parameters.of(MoveWork.TICKET, ticket).with(MoveWork.PLACE, url.place()));
            started = true;
            return job;
        } finally {
            if (!started) {
                work.forget(ticket);
            }
        }
    }

    /**
     * Removes what a move that was cut off has left over there, and only that.
     *
     * @throws BusinessException when a move is at work there, or there is nothing of the kind
     */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public void clear(String address) {
        DatabaseUrl url = understood(address);
        try (Target target = Target.at(url)) {
            if (!target.lock()) {
                throw new BusinessException("database.doctor.target.busy");
            }
            if (target.state() != Target.State.LEFT_OVER) {
                throw new BusinessException("moving.move.nothingLeft");
            }
            target.clear();
        } catch (SQLException e) {
            throw Target.refusal(e);
        }
        trail.record("move_cleared", url.place(), Map.of());
    }

    /** What the last copy was like, also one that did not hold; empty when there was none on this instance for a month. */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public Optional<MoveReport> report() {
        return exchange.all(Exchange.Kind.MOVE).stream()
                .map(folder -> folder.resolve(MoveWork.REPORT))
                .filter(Files::isRegularFile)
                .findFirst()
                .map(this::read);
    }

    private MoveReport read(Path file) {
        try {
            return json.readValue(Files.readString(file), MoveReport.class);
        } catch (IOException e) {
            throw new UncheckedIOException("The report of a move cannot be read", e);
        }
    }

    /** What was done here since the moment of a copy, and so is not in it. */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public List<Deed> since(MoveReport report) {
        try {
            return DataTrail.between(report.deeds(), copying.deeds(source));
        } catch (SQLException e) {
            throw new IllegalStateException("The audit trail cannot be read", e);
        }
    }

    /** What to set where, so that the program finds the moved data and goes on as before. */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public List<Setting> settings() {
        return home.settings();
    }

    /** The key itself, for somebody who asked to see it; that it was shown stands in the audit trail. */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public String secretKey() {
        trail.record("secret_key_shown", "SECRET_KEY", Map.of());
        return home.secretKey();
    }

    private static DatabaseUrl understood(String address) {
        DatabaseUrl url;
        try {
            if (address.isBlank()) {
                throw new BusinessException("moving.address.missing");
            }
            url = DatabaseUrl.of(address);
        } catch (ConfigurationException unusable) {
            throw new BusinessException("moving.address.unusable", String.valueOf(unusable.getMessage()));
        }
        if (!url.isPostgres()) {
            throw new BusinessException("moving.address.postgres");
        }
        return url;
    }
}

package io.inventario.moving;

import io.inventario.database.DatabaseUrl;
import io.inventario.database.Migrations;
import io.inventario.dataset.Load;
import io.inventario.dataset.RefusedLoad;
import io.inventario.jobs.Parameters;
import io.inventario.jobs.Progress;
import io.inventario.jobs.Result;
import io.inventario.shared.Actor;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import liquibase.exception.LiquibaseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Copies all data into an empty PostgreSQL database: schema by the migrations, dump of one moment, load, and a second dump over there
 * that must have the same bytes. Nothing is changed here, and a copy that does not get that far is removed over there.
 */
@Component
class MoveWork {
    /** The parameter under which the address waits in memory. */
    static final String TICKET = "ticket";

    /** The parameter that says where the data goes. */
    static final String PLACE = "place";

    static final String REPORT = "move.json";
    private static final Logger log = LoggerFactory.getLogger(MoveWork.class);

    private final DataSource source;
    private final Copying copying;
    private final Load load;
    private final Exchange exchange;
    private final DataTrail trail;
    private final JsonMapper json;
    private final String program;
    private final Map<String, DatabaseUrl> waiting = new ConcurrentHashMap<>();

    MoveWork(
            DataSource source,
            Copying copying,
            Load load,
            Exchange exchange,
            DataTrail trail,
            JsonMapper json,
            @Value("${inventario.version}") String program) {
        this.source = source;
        this.copying = copying;
        this.load = load;
        this.exchange = exchange;
        this.trail = trail;
        this.json = json;
        this.program = program;
    }

    /** Keeps an address in memory, and nowhere else, until its job takes it. */
    String keep(DatabaseUrl url) {
        String ticket = Ids.next().toString();
        waiting.put(ticket, url);
        return ticket;
    }

    void forget(String ticket) {
        waiting.remove(ticket);
    }

    Result run(Progress progress, Parameters given) throws SQLException, IOException {
        DatabaseUrl url = Objects.requireNonNull(waiting.remove(given.text(TICKET)), "Another process has the address");
        TargetConnections connections = new TargetConnections(url);
        progress.onCancel(connections::stop);
        try (Target target = Target.at(url)) {
            if (!target.lock()) {
                throw new BusinessException("database.doctor.target.busy");
            }
            target.begin();
            boolean holds = false;
            try {
                migrate(url, progress);
                MoveReport report = copy(url, connections, progress);
                Path file = exchange.open(Exchange.Kind.MOVE).resolve(REPORT);
                Files.writeString(file, json.writeValueAsString(report));
                if (!report.holds()) {
                    throw new BusinessException("moving.move.differs", url.place());
                }
                target.finish();
                holds = true;
                return told(report, file);
            } finally {
                if (!holds) {
                    clear(target);
                }
            }
        } catch (SQLException e) {
            throw Target.refusal(e);
        }
    }

    private void migrate(DatabaseUrl url, Progress progress) {
        progress.at("moving.step.schema", 0, 0);
        Migrations migrations = new Migrations(url, true, program);
        migrations.setResourceLoader(new DefaultResourceLoader());
        try {
            migrations.afterPropertiesSet();
        } catch (LiquibaseException e) {
            throw Target.refusal(e);
        }
    }

    private MoveReport copy(DatabaseUrl url, TargetConnections target, Progress progress)
            throws SQLException, IOException {
        Path room = exchange.open(Exchange.Kind.DUMP);
        Path dump = room.resolve("move.json");
        try {
            Copying.Stand here = copying.into(dump, source, MovingJobs.told("moving.step.dump", progress));
            load(target, dump, progress);
            Copying.Stand there = copying.look(target, MovingJobs.told("moving.step.compare", progress));
            progress.at("moving.step.again", 0, 0);
            Copying.Stand after = copying.figures(source);
            return new MoveReport(
                    url.place(),
                    here.at(),
                    here.records(),
                    Files.size(dump),
                    here.sha256().equals(there.sha256()),
                    here.sha256(),
                    lines(here, there),
                    here.deeds(),
                    DataTrail.between(here.deeds(), after.deeds()),
                    moved(here, after));
        } finally {
            exchange.remove(room);
        }
    }

    /** An empty schema takes everything, unless this database holds what its own rules forbid. */
    private void load(DataSource target, Path dump, Progress progress) throws SQLException, IOException {
        try {
            load.run(
                    target,
                    List.of(dump),
                    false,
                    Actor.current().actorName(),
                    MovingJobs.told("moving.step.load", progress));
        } catch (RefusedLoad refused) {
            throw new BusinessException(
                    "moving.move.refused", refused.problems().getFirst().toString());
        }
    }

    private static List<MoveReport.Line> lines(Copying.Stand here, Copying.Stand there) {
        Map<String, String> ours = here.figures().texts();
        Map<String, String> theirs = there.figures().texts();
        Set<String> names = new TreeSet<>(ours.keySet());
        names.addAll(theirs.keySet());
        return names.stream()
                .map(name -> new MoveReport.Line(name, ours.getOrDefault(name, "-"), theirs.getOrDefault(name, "-")))
                .toList();
    }

    /** Without the audit trail, which grows while a move is told there. */
    private static List<String> moved(Copying.Stand before, Copying.Stand after) {
        Map<String, String> now = after.figures().texts();
        return before.figures().texts().entrySet().stream()
                .filter(figure -> !figure.getKey().startsWith("audit."))
                .filter(figure -> !figure.getValue().equals(now.get(figure.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private Result told(MoveReport report, Path file) {
        long changes = report.changes().stream().mapToLong(Deed::times).sum();
        trail.record("data_moved", report.place(), Map.of("records", report.records(), "changes", changes));
        return Result.file(
                file,
                report.wasDisturbed() ? "moving.move.doneDisturbed" : "moving.move.done",
                report.records(),
                report.place());
    }

    /** What can't be removed now keeps its remark, so that the page offers to remove it later. */
    private static void clear(Target target) {
        try {
            target.clear();
        } catch (SQLException e) {
            log.warn("What a move had begun could not be removed over there (SQL state {})", e.getSQLState());
        }
    }
}

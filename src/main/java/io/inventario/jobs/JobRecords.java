package io.inventario.jobs;

import io.inventario.audit.AuditTrail;
import io.inventario.shared.Actor;
import io.inventario.shared.Ids;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The only one to write the rows of jobs: each step a transaction that asks for the state it leaves, with its audit row (rule U1). */
@Component
@Transactional
class JobRecords {
    private static final String MINE = " where id = ? and state = 'RUNNING' and attempt = ?";

    private final JdbcClient jdbc;
    /** For statements with arguments that may be null. */
    private final JdbcTemplate template;

    private final AuditTrail audit;
    private final JsonMapper json;
    private final Clock clock;

    JobRecords(JdbcClient jdbc, JdbcTemplate template, AuditTrail audit, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.template = template;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /** A job that has begun, under the number of its attempt: a later attempt takes it away from an earlier one. */
    record Begun(UUID id, String kind, Parameters parameters, Requester requester, int attempt) {}

    /** Who asked for a job, and so acts in it. */
    record Requester(@Nullable UUID userId, String actorName) implements Actor {}

    /** What a worker learns when it tells how far it is. */
    enum Answer {
        GO_ON,
        CANCEL,
        GONE
    }

    /** @return the new job's id; empty while another job holds the kind's exclusive word */
    Optional<UUID> insert(JobKind kind, Parameters parameters, @Nullable Instant dueAt) {
        Actor actor = Actor.current();
        UUID id = Ids.next();
        int inserted = template.update(
                """
                insert into job (id, kind, parameters, requested_at, requested_by, requester, due_at, state, attempt,
                                 exclusive_key, done, total)
                values (?, ?, ?, ?, ?, ?, ?, 'WAITING', 0, ?, 0, 0) on conflict do nothing""",
                id,
                kind.id(),
                json.writeValueAsString(parameters),
                at(clock.instant()),
                actor.userId(),
                actor.actorName(),
                dueAt == null ? null : at(dueAt),
                kind.exclusiveWord());
        if (inserted == 0) {
            return Optional.empty();
        }
        audit.record("job started", "Job", id, kind.id(), null, parameters.texts());
        return Optional.of(id);
    }

    /** Empty for a job that somebody cancelled or another instance has begun. */
    Optional<Begun> begin(UUID id, String worker) {
        OffsetDateTime now = at(clock.instant());
        int begun = jdbc.sql("""
                update job set state = 'RUNNING', attempt = attempt + 1, worker = ?, started_at = ?, heartbeat_at = ?,
                               step_at = ?, done = 0, total = 0
                where id = ? and state = 'WAITING'""").params(worker, now, now, now, id).update();
        return begun == 0
                ? Optional.empty()
                : jdbc.sql("select * from job where id = ?")
                        .param(id)
                        .query((row, number) -> new Begun(
                                id,
                                row.getString("kind"),
                                json.readValue(row.getString("parameters"), Parameters.class),
                                new Requester(row.getObject("requested_by", UUID.class), row.getString("requester")),
                                row.getInt("attempt")))
                        .optional();
    }

    /**
     * A new job that this worker has begun. Both in one transaction: a job that waits, and is in no instance's row, would wait for ever
     * and hold its kind.
     *
     * @return empty while another job holds the kind's exclusive word
     */
    Optional<Begun> insertBegun(JobKind kind, Parameters parameters, String worker) {
        return insert(kind, parameters, null).flatMap(id -> begin(id, worker));
    }

    /** Says that the worker is alive and how far it is. */
    Answer beat(Begun job, Running.Stand stand) {
        int written = template.update(
                "update job set heartbeat_at = ?, step_at = ?, done = ?, total = ?, message = ?" + MINE,
                at(clock.instant()),
                at(stand.stepAt()),
                stand.done(),
                stand.total(),
                stand.words() == null ? null : json.writeValueAsString(stand.words()),
                job.id(),
                job.attempt());
        if (written == 0) {
            return Answer.GONE;
        }
        long cancelled = jdbc.sql("select count(*) from job where id = ? and cancelled_by is not null")
                .param(job.id())
                .query(Long.class)
                .single();
        return cancelled > 0 ? Answer.CANCEL : Answer.GO_ON;
    }

    /** @return whether the job was still this worker's; if not, nothing is written */
    boolean end(Begun job, Ending ending, Running.Stand stand) {
        int ended = template.update(
                """
                update job set state = ?, ended_at = ?, exclusive_key = null, message = ?, incident = ?, file_path = ?,
                               step_at = ?, done = ?, total = ?""" + MINE,
                ending.state().name(),
                at(clock.instant()),
                json.writeValueAsString(ending.words()),
                ending.incident(),
                ending.file() == null ? null : ending.file().toAbsolutePath().toString(),
                at(stand.stepAt()),
                stand.done(),
                stand.total(),
                job.id(),
                job.attempt());
        if (ended == 1) {
            record(job, ending.state(), ending.incident());
        }
        return ended == 1;
    }

    /** Ends a job whose worker is gone; its last figures stay. */
    boolean lose(Begun job) {
        int lost = jdbc.sql("update job set state = 'LOST', ended_at = ?, exclusive_key = null, message = ?" + MINE)
                .params(at(clock.instant()), json.writeValueAsString(Words.of("jobs.lost")), job.id(), job.attempt())
                .update();
        if (lost == 1) {
            record(job, JobState.LOST, null);
        }
        return lost == 1;
    }

    /** Puts a job whose worker is gone back in the row. */
    boolean again(Begun job) {
        return jdbc.sql("update job set state = 'WAITING', heartbeat_at = null, worker = null, message = null" + MINE)
                        .params(job.id(), job.attempt())
                        .update()
                == 1;
    }

    /** @return whether there was anything to cancel */
    boolean cancel(JobRow job) {
        String name = Actor.current().actorName();
        int waiting = jdbc.sql("""
                update job set state = 'CANCELLED', ended_at = ?, exclusive_key = null, cancelled_by = ?, message = ?
                where id = ? and state = 'WAITING'""")
                .params(at(clock.instant()), name, json.writeValueAsString(Words.of("jobs.cancelled", name)), job.id())
                .update();
        int running = waiting > 0
                ? 0
                : jdbc.sql(
                                "update job set cancelled_by = ? where id = ? and state = 'RUNNING' and cancelled_by is null")
                        .params(name, job.id())
                        .update();
        if (waiting + running > 0) {
            audit.record("job cancelled", "Job", job.id(), job.kind(), null, null);
        }
        return waiting + running > 0;
    }

    void fileTaken(JobRow job, Path file) {
        audit.record(
                "job file taken",
                "Job",
                job.id(),
                job.kind(),
                null,
                Map.of("file", file.getFileName().toString()));
    }

    /** Running jobs that have not been heard of since. */
    List<Begun> silent(Instant since) {
        return jdbc.sql("select * from job where state = 'RUNNING' and heartbeat_at < ? order by id")
                .param(at(since))
                .query((row, number) -> new Begun(
                        row.getObject("id", UUID.class),
                        row.getString("kind"),
                        json.readValue(row.getString("parameters"), Parameters.class),
                        new Requester(row.getObject("requested_by", UUID.class), row.getString("requester")),
                        row.getInt("attempt")))
                .list();
    }

    /** Moves the last due time of a kind on; only one of those who try at once succeeds. A kind seen for the first time starts now. */
    boolean due(String kind, Instant due) {
        jdbc.sql("insert into job_timing (kind, last_due_at) values (?, ?) on conflict do nothing")
                .params(kind, at(clock.instant()))
                .update();
        return jdbc.sql("update job_timing set last_due_at = ? where kind = ? and last_due_at < ?")
                        .params(at(due), kind, at(due))
                        .update()
                == 1;
    }

    /** Forgets jobs that ended long ago; their audit rows stay. */
    int forget(Instant before) {
        return jdbc.sql("delete from job where ended_at < ?").param(at(before)).update();
    }

    private void record(Begun job, JobState state, @Nullable String incident) {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("state", state.name());
        if (incident != null) {
            facts.put("incident", incident);
        }
        audit.record("job ended", "Job", job.id(), job.kind(), null, facts);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

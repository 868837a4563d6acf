package io.inventario.backups;

import io.inventario.database.SchemaState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** When each kind of thing last happened to the backups, the same for all instances, whichever disk the files are on. */
@Component
@Transactional
class BackupEvents {
    private static final Logger log = LoggerFactory.getLogger(BackupEvents.class);

    /** Characters of a detail. */
    static final int LONGEST = 300;

    private static final Set<String> KINDS =
            Stream.of(Kind.values()).map(Kind::name).collect(Collectors.toUnmodifiableSet());

    private final JdbcClient jdbc;
    private final SchemaState schema;
    private final Clock clock;

    BackupEvents(JdbcClient jdbc, SchemaState schema, Clock clock) {
        this.jdbc = jdbc;
        this.schema = schema;
        this.clock = clock;
    }

    /** What can happen; never renamed once released. */
    enum Kind {
        /** Somebody began to look whether backups are taken. */
        WATCHED,
        TAKEN,
        VERIFIED,
        BACKUP_FAILED,
        DRILL_FAILED
    }

    /** @param detail such as the name of the backup, or why it failed; never a secret */
    record Event(Instant at, String detail) {}

    /** Nothing where somebody went back behind the table: a backup can be restored also then. */
    void remember(Kind kind, String detail) {
        if (schema.has("backup_event")) {
            write(kind.name(), clock.instant(), detail);
        } else {
            log.warn("The alarm can't hear of {} {}: its table is not in the database", kind, detail);
        }
    }

    /** What has happened so far, the last of each kind. */
    @Transactional(readOnly = true)
    public Map<Kind, Event> all() {
        return jdbc.sql("select kind, happened_at, detail from backup_event").query(BackupEvents::row).list().stream()
                .filter(row -> KINDS.contains(row.kind()))
                .collect(Collectors.toMap(row -> Kind.valueOf(row.kind()), Row::event));
    }

    /** @return whether this was not told yet; only one of those who ask at once hears yes */
    boolean tell(String alarm, Instant since) {
        String kind = "TOLD_" + alarm;
        var at = since.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
        int told = jdbc.sql(
                        "insert into backup_event (kind, happened_at, detail) values (?, ?, '') on conflict do nothing")
                .params(kind, at)
                .update();
        return told == 1
                || jdbc.sql("update backup_event set happened_at = ? where kind = ? and happened_at <> ?")
                                .params(at, kind, at)
                                .update()
                        == 1;
    }

    private void write(String kind, Instant when, String detail) {
        var at = when.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
        String text = detail.substring(0, Math.min(LONGEST, detail.length()));
        jdbc.sql("insert into backup_event (kind, happened_at, detail) values (?, ?, ?) on conflict do nothing")
                .params(kind, at, text)
                .update();
        jdbc.sql("update backup_event set happened_at = ?, detail = ? where kind = ?")
                .params(at, text, kind)
                .update();
    }

    private record Row(String kind, Event event) {}

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getString("kind"),
                new Event(row.getObject("happened_at", OffsetDateTime.class).toInstant(), row.getString("detail")));
    }
}

package io.inventario.jobs;

import io.inventario.shared.SearchText;
import io.inventario.shared.SqlOrder;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Pageable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads jobs. */
@Component
class JobQueries {
    private static final Map<String, String> COLUMNS = Map.of(
            "kind", "kind",
            "state", "state",
            "requester", "requester",
            "requestedAt", "requested_at",
            "endedAt", "ended_at",
            "id", "id");
    private static final String WHERE = """
             \swhere kind in (:kinds) and (:state = '' or state = :state)
             and translate(lower(requester), 'áéíóúüñ', 'aeiouun') like :pattern escape '\\'""";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    JobQueries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<JobRow> find(UUID id) {
        return jdbc.sql("select * from job where id = ?")
                .param(id)
                .query(this::row)
                .optional();
    }

    /** Whoever holds the word {@code exclusive} at the moment. */
    Optional<JobRow> holder(String exclusive) {
        return jdbc.sql("select * from job where exclusive_key = ?")
                .param(exclusive)
                .query(this::row)
                .optional();
    }

    /** @param kinds at least one */
    List<JobRow> list(JobFilter filter, List<String> kinds, Pageable page) {
        return jdbc.sql("select * from job" + WHERE + SqlOrder.of(page, COLUMNS))
                .params(parameters(filter, kinds))
                .query(this::row)
                .list();
    }

    long count(JobFilter filter, List<String> kinds) {
        return jdbc.sql("select count(*) from job" + WHERE)
                .params(parameters(filter, kinds))
                .query(Long.class)
                .single();
    }

    private static Map<String, Object> parameters(JobFilter filter, List<String> kinds) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("kinds", kinds);
        parameters.put("state", filter.state() == null ? "" : filter.state().name());
        parameters.put("pattern", SearchText.contains(filter.search()));
        return parameters;
    }

    private JobRow row(ResultSet row, int number) throws SQLException {
        String words = row.getString("message");
        String file = row.getString("file_path");
        return new JobRow(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                json.readValue(row.getString("parameters"), Parameters.class),
                JobState.valueOf(row.getString("state")),
                row.getString("requester"),
                instant(row, "requested_at").orElseThrow(),
                instant(row, "started_at").orElse(null),
                instant(row, "ended_at").orElse(null),
                instant(row, "step_at").orElse(null),
                row.getLong("done"),
                row.getLong("total"),
                words == null ? null : json.readValue(words, Words.class),
                row.getString("cancelled_by"),
                row.getString("incident"),
                file == null ? null : Path.of(file));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }
}

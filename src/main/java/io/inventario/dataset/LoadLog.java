package io.inventario.dataset;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the log of loads, which stands outside the tables that are dumped. */
@Component
class LoadLog {
    private final JdbcClient jdbc;

    LoadLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<LoggedLoad> list(int offset, int limit) {
        return jdbc.sql("select * from load_log order by at desc, id desc limit ? offset ?")
                .params(limit, offset)
                .query((row, number) -> new LoggedLoad(
                        row.getObject("id", UUID.class),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("actor_name"),
                        row.getString("files"),
                        row.getLong("created"),
                        row.getLong("updated"),
                        row.getLong("unchanged"),
                        row.getLong("removed")))
                .list();
    }

    int count() {
        return jdbc.sql("select count(*) from load_log").query(Integer.class).single();
    }
}

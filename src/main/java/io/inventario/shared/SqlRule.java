package io.inventario.shared;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An integrity rule whose two queries say all. */
record SqlRule(String key, String description, JdbcClient jdbc, String examined, String offenders)
        implements IntegrityRule {
    @Override
    public String id() {
        int point = key.indexOf('.');
        return point < 0 ? key : key.substring(0, point);
    }

    @Override
    public Findings examine() {
        long rows = jdbc.sql(examined).query(Long.class).single();
        long differences = jdbc.sql("SELECT count(*) FROM (" + offenders + ") offender")
                .query(Long.class)
                .single();
        return new Findings(rows, differences, differences == 0 ? List.of() : first(), List.of());
    }

    /** Read without LIMIT, which tempts PostgreSQL into a plan that is quick only where there are many. */
    private List<Offender> first() {
        return jdbc.sql(offenders)
                .withMaxRows(NAMED)
                .query((row, number) -> new Offender(
                        String.valueOf(row.getString(1)),
                        row.getMetaData().getColumnCount() > 1 ? row.getString(2) : null))
                .list();
    }
}

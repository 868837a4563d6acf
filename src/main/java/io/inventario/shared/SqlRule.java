package io.inventario.shared;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An integrity rule whose two queries say all. */
record SqlRule(String id, String description, JdbcClient jdbc, String examined, String offenders)
        implements IntegrityRule {
    @Override
    public Findings examine() {
        long rows = jdbc.sql(examined).query(Long.class).single();
        long differences = jdbc.sql("SELECT count(*) FROM (" + offenders + ") offender")
                .query(Long.class)
                .single();
        List<Offender> first = jdbc.sql(offenders + " LIMIT " + NAMED)
                .query((row, number) -> new Offender(
                        String.valueOf(row.getString(1)),
                        row.getMetaData().getColumnCount() > 1 ? row.getString(2) : null))
                .list();
        return new Findings(rows, differences, first, List.of());
    }
}

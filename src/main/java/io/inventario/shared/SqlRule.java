package io.inventario.shared;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
                .query((row, number) -> offender(row))
                .list();
    }

    private static Offender offender(ResultSet row) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        List<Object> arguments = new ArrayList<>();
        String page = null;
        for (int column = 2; column <= columns.getColumnCount(); column++) {
            if (columns.getColumnLabel(column).equalsIgnoreCase("page")) {
                page = row.getString(column);
            } else {
                arguments.add(argument(row.getObject(column)));
            }
        }
        return new Offender(new Sentence(row.getString(1), arguments), page);
    }

    private static Object argument(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Date day -> day.toLocalDate();
            default -> value;
        };
    }
}

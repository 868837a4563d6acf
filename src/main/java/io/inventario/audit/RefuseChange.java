package io.inventario.audit;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/** H2's trigger on append-only tables (rule S2); PostgreSQL has its own function of the same meaning. */
public class RefuseChange implements Trigger {
    private String table = "";

    @Override
    public void init(Connection connection, String schema, String trigger, String table, boolean before, int type) {
        this.table = table;
    }

    @Override
    public void fire(Connection connection, Object @Nullable [] before, Object @Nullable [] after) throws SQLException {
        throw new SQLException("rows of " + table + " are never changed or deleted", "23514");
    }
}

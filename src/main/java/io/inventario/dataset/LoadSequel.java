package io.inventario.dataset;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/** What a module puts right in the transaction of a load, after all rows are there: columns that follow from several tables. */
@FunctionalInterface
public interface LoadSequel {
    /** @param loaded the tables of which the load created, changed or removed rows */
    void after(Connection connection, Set<String> loaded) throws SQLException;
}

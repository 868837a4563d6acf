package io.inventario.database;

import java.sql.Connection;
import java.sql.SQLException;

/** Records that the schema moves, in the transaction that moves it. */
@FunctionalInterface
public interface SchemaTrail {
    /** Where that is recorded by the change log alone, as at a start. */
    SchemaTrail NONE = connection -> {};

    /** @param connection on which all steps have run; the caller commits */
    void moved(Connection connection) throws SQLException;
}

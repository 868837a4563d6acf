package io.inventario.dataset;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** The rows of one model in their order, one at a time, which write their values as records hold them. */
abstract class DumpRows implements AutoCloseable {
    /** The way that is quick on the connection's database. */
    static DumpRows of(Connection snapshot, Shape shape, boolean postgres) throws SQLException {
        String sql = new DumpQuery(shape, postgres).sql();
        return postgres ? new CopiedRows(snapshot, sql, shape.fields().size()) : new QueriedRows(snapshot, sql);
    }

    /** Goes to the next row; false when there is none. */
    abstract boolean next() throws SQLException;

    /** @param at the place of the field, from 0 */
    final void write(int at, Field field, JsonWriter json) throws SQLException, IOException {
        if (isNull(at)) {
            json.raw("null");
        } else if (field.isList()) {
            json.raw("[");
            value(at, field.value(), json);
            json.raw("]");
        } else {
            value(at, field.value(), json);
        }
    }

    abstract boolean isNull(int at) throws SQLException;

    /** Writes a value that is not null. */
    abstract void value(int at, Column column, JsonWriter json) throws SQLException, IOException;

    @Override
    public abstract void close() throws SQLException;
}

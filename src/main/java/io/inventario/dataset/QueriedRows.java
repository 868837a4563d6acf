package io.inventario.dataset;

import java.io.IOException;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Base64;

/** Rows of an ordinary query, on any database. */
final class QueriedRows extends DumpRows {
    private static final int FETCHED = 2_000;

    private final Statement statement;
    private final ResultSet rows;

    QueriedRows(Connection snapshot, String sql) throws SQLException {
        statement = snapshot.createStatement();
        statement.setFetchSize(FETCHED);
        rows = statement.executeQuery(sql);
    }

    @Override
    boolean next() throws SQLException {
        return rows.next();
    }

    @Override
    boolean isNull(int at) throws SQLException {
        return rows.getObject(at + 1) == null;
    }

    @Override
    void value(int at, Column column, JsonWriter json) throws SQLException, IOException {
        int place = at + 1;
        switch (column.type()) {
            case TEXT, LONG_TEXT, UUID -> json.text(rows.getString(place));
            case DECIMAL ->
                json.text(rows.getBigDecimal(place)
                        .setScale(column.scale(), RoundingMode.UNNECESSARY)
                        .toPlainString());
            case SMALLINT, INTEGER, BIGINT -> json.raw(Long.toString(rows.getLong(place)));
            case BOOLEAN -> json.raw(String.valueOf(rows.getBoolean(place)));
            case DATE -> json.text(rows.getObject(place, LocalDate.class).toString());
            case TIMESTAMP ->
                json.text(
                        rows.getObject(place, OffsetDateTime.class).toInstant().toString());
            case BYTES -> json.text(Base64.getEncoder().encodeToString(rows.getBytes(place)));
            case OTHER -> throw new IllegalStateException(column.name());
        }
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}

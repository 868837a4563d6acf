package io.inventario.dataset;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Staging on H2: inserts in batches. Creating a table commits there, so nothing else is written before the last one is there. */
final class BatchStaging extends Staging {
    private static final int BATCH = 1_000;

    private final Map<Shape, Insert> inserts = new LinkedHashMap<>();

    BatchStaging(Connection connection) {
        super(connection);
    }

    private static final class Insert {
        private final PreparedStatement statement;
        private final List<Column> columns;
        private int waiting;

        Insert(PreparedStatement statement, List<Column> columns) {
            this.statement = statement;
            this.columns = columns;
        }
    }

    @Override
    String creation() {
        return "create cached local temporary table";
    }

    @Override
    String creationEnd() {
        return "";
    }

    @Override
    void write(Shape shape, long sequence, @Nullable String[] values) throws SQLException {
        Insert insert = inserts.get(shape);
        if (insert == null) {
            String marks = String.join(", ", Collections.nCopies(values.length + 1, "?"));
            insert = new Insert(
                    connection().prepareStatement("insert into " + table(shape.model()) + " values (" + marks + ")"),
                    shape.staged());
            inserts.put(shape, insert);
        }
        insert.statement.setLong(1, sequence);
        for (int i = 0; i < values.length; i++) {
            String value = values[i];
            if (value != null && insert.columns.get(i).type() == ColumnType.BYTES) {
                insert.statement.setBytes(i + 2, Base64.getDecoder().decode(value));
            } else {
                insert.statement.setString(i + 2, value);
            }
        }
        insert.statement.addBatch();
        if (++insert.waiting % BATCH == 0) {
            insert.statement.executeBatch();
        }
    }

    @Override
    void finish() throws SQLException {
        for (Insert insert : inserts.values()) {
            insert.statement.executeBatch();
            insert.statement.close();
        }
        inserts.clear();
        try (var statement = connection().createStatement()) {
            for (Shape shape : staged()) {
                String table = table(shape.model());
                List<String> key =
                        shape.model().key().stream().map(Staging::column).toList();
                statement.execute("create index " + table + "_key on " + table + " (" + String.join(", ", key) + ")");
            }
        }
    }

    @Override
    void drop() throws SQLException {
        for (Insert insert : inserts.values()) {
            insert.statement.close();
        }
        try (var statement = connection().createStatement()) {
            for (Shape shape : staged()) {
                statement.execute("drop table if exists " + table(shape.model()));
            }
        }
    }
}

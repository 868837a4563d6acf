package io.inventario.dataset;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records as they stand in the files, in a temporary table per model: from there they are taken over by a few statements. */
abstract class Staging {
    static final String SEQUENCE = "seq";

    private final Connection connection;
    private final Map<Shape, Long> counts = new LinkedHashMap<>();

    Staging(Connection connection) {
        this.connection = connection;
    }

    /** The way that is quick on the connection's database. */
    static Staging on(Connection connection, boolean postgres) {
        return postgres ? new CopyStaging(connection) : new BatchStaging(connection);
    }

    static String table(Model model) {
        return "stage_" + model.table();
    }

    static String column(String column) {
        return "f_" + column;
    }

    Connection connection() {
        return connection;
    }

    /** @param sequence the record's number over all files */
    final void add(Shape shape, long sequence, @Nullable String[] values) throws SQLException, IOException {
        if (!counts.containsKey(shape)) {
            create(shape);
        }
        counts.merge(shape, 1L, Long::sum);
        write(shape, sequence, values);
    }

    final long count(Shape shape) {
        return counts.getOrDefault(shape, 0L);
    }

    private void create(Shape shape) throws SQLException {
        StringBuilder sql = new StringBuilder(creation())
                .append(' ')
                .append(table(shape.model()))
                .append(" (")
                .append(SEQUENCE)
                .append(" bigint not null");
        for (Column column : shape.staged()) {
            sql.append(", ").append(column(column.name())).append(' ').append(column.stageType());
        }
        sql.append(')').append(creationEnd());
        try (var statement = connection.createStatement()) {
            statement.execute(sql.toString());
        }
    }

    final List<Shape> staged() {
        return List.copyOf(counts.keySet());
    }

    abstract String creation();

    abstract String creationEnd();

    abstract void write(Shape shape, long sequence, @Nullable String[] values) throws SQLException, IOException;

    /** Writes what still waits and prepares the tables to be read. */
    abstract void finish() throws SQLException, IOException;

    /** Removes the tables after the transaction has ended. */
    abstract void drop() throws SQLException;
}

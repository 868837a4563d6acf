package io.inventario.dataset;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Staging on PostgreSQL: COPY, half a megabyte at a time. */
final class CopyStaging extends Staging {
    private static final int FULL = 1 << 19;
    /** What the server may take to compare whole tables in memory; its usual 4 MB send a hundred thousand rows over the disk. */
    private static final String ROOM = "32MB";

    private final Map<Shape, StringBuilder> waiting = new LinkedHashMap<>();

    CopyStaging(Connection connection) {
        super(connection);
    }

    @Override
    String creation() {
        return "create temporary table";
    }

    @Override
    String creationEnd() {
        return " on commit drop";
    }

    @Override
    void write(Shape shape, long sequence, @Nullable String[] values) throws SQLException, IOException {
        StringBuilder text = waiting.computeIfAbsent(shape, each -> new StringBuilder());
        List<Column> columns = shape.staged();
        text.append(sequence);
        for (int i = 0; i < values.length; i++) {
            String value = values[i];
            text.append('\t');
            if (value == null) {
                text.append("\\N");
            } else if (columns.get(i).type() == ColumnType.BYTES) {
                text.append("\\\\x")
                        .append(HexFormat.of().formatHex(Base64.getDecoder().decode(value)));
            } else {
                append(text, value);
            }
        }
        text.append('\n');
        if (text.length() >= FULL) {
            copy(shape, text);
        }
    }

    private static void append(StringBuilder text, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> text.append(c);
            }
        }
    }

    private void copy(Shape shape, StringBuilder text) throws SQLException, IOException {
        byte[] rows = text.toString().getBytes(StandardCharsets.UTF_8);
        text.setLength(0);
        connection()
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + table(shape.model()) + " from stdin", new ByteArrayInputStream(rows));
    }

    @Override
    void finish() throws SQLException, IOException {
        for (Map.Entry<Shape, StringBuilder> rest : waiting.entrySet()) {
            copy(rest.getKey(), rest.getValue());
        }
        waiting.clear();
        try (var statement = connection().createStatement()) {
            statement.execute("set local work_mem = '" + ROOM + "'");
            for (Shape shape : staged()) {
                statement.execute("analyze " + table(shape.model()));
            }
        }
    }

    @Override
    void drop() {
        // they went with the transaction
    }
}

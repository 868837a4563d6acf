package io.inventario.backups;

import io.inventario.dataset.Progress;
import io.inventario.shared.BusinessException;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Fills a schema that has just been migrated with what a backup holds, whichever database it was taken of. */
final class ArchiveReader {
    private static final int BATCH = 500;
    private static final int LONGEST_HEADING = 1 << 16;

    private final Connection scratch;
    private final boolean postgres;

    /** @param scratch a connection to the new schema, without autocommit; the caller commits */
    ArchiveReader(Connection scratch, boolean postgres) {
        this.scratch = scratch;
        this.postgres = postgres;
    }

    /** @throws BusinessException when the backup does not fit the schema or the manifest */
    void read(RowSource source, Map<String, Long> rows, Set<String> without, Progress progress)
            throws SQLException, IOException {
        List<String> tables = Tables.of(scratch, without);
        if (!Set.copyOf(tables).equals(rows.keySet())) {
            throw new BusinessException("backups.archive.tables");
        }
        empty(tables.reversed());
        references(tables, "false");
        int done = 0;
        for (String table : tables) {
            progress.at(table, done++, tables.size());
            try (InputStream in = source.table(table)) {
                long read = postgres ? copy(table, heading(in), in) : insert(table, heading(in), in);
                if (read != rows.getOrDefault(table, 0L)) {
                    throw new BusinessException("backups.archive.rows", table, read);
                }
            }
        }
        sequences(source.sequences());
        references(tables, "true check");
    }

    /** What the migrations themselves brought stands in the archive too; the ledgers are empty, and refuse the statement. */
    private void empty(List<String> tables) throws SQLException {
        for (String table : tables) {
            if (Tables.count(scratch, table) > 0) {
                try (var statement = scratch.createStatement()) {
                    statement.executeUpdate("delete from " + table);
                }
            }
        }
    }

    /** PostgreSQL looks at references when a statement ends, H2 at every row: a row may refer to a later one of its table. */
    private void references(List<String> tables, String state) throws SQLException {
        for (String table : postgres ? List.<String>of() : tables) {
            try (var statement = scratch.createStatement()) {
                statement.execute("alter table " + table + " set referential_integrity " + state);
            }
        }
    }

    /** The first line alone: the rest of the stream goes to the database as it is. */
    private static List<String> heading(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet >= 0 && octet != '\n' && line.size() < LONGEST_HEADING; octet = in.read()) {
            line.write(octet);
        }
        return List.of(line.toString(StandardCharsets.UTF_8).split("\t"));
    }

    private long copy(String table, List<String> columns, InputStream in) throws SQLException, IOException {
        return scratch.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + table + " (" + names(table, columns) + ") from stdin (encoding 'UTF8')", in);
    }

    private long insert(String table, List<String> columns, InputStream in) throws SQLException, IOException {
        int[] types = types(table, columns);
        String marks = String.join(", ", columns.stream().map(column -> "?").toList());
        long count = 0;
        try (var statement = scratch.prepareStatement(
                        "insert into " + table + " (" + names(table, columns) + ") values (" + marks + ")");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                List<@Nullable String> values = CopyText.values(line);
                if (values.size() != columns.size()) {
                    throw new BusinessException("backups.archive.rows", table, count + 1);
                }
                for (int i = 0; i < types.length; i++) {
                    CopyText.set(statement, i + 1, values.get(i), types[i]);
                }
                statement.addBatch();
                if (++count % BATCH == 0) {
                    statement.executeBatch();
                }
            }
            statement.executeBatch();
        }
        return count;
    }

    /** Only names that the table has come into a statement. */
    private String names(String table, List<String> columns) throws SQLException {
        if (!Set.copyOf(Tables.columns(scratch, table)).equals(Set.copyOf(columns))) {
            throw new BusinessException("backups.archive.columns", table);
        }
        return String.join(", ", columns);
    }

    private int[] types(String table, List<String> columns) throws SQLException {
        Map<String, Integer> types = new HashMap<>();
        try (var statement = scratch.createStatement();
                var none = statement.executeQuery("select * from " + table + " where 1 = 0")) {
            for (int i = 1; i <= none.getMetaData().getColumnCount(); i++) {
                types.put(
                        none.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT),
                        none.getMetaData().getColumnType(i));
            }
        }
        return columns.stream()
                .mapToInt(column -> types.getOrDefault(column, Types.NULL))
                .toArray();
    }

    private void sequences(Map<String, Long> next) throws SQLException {
        Set<String> known = Tables.sequences(scratch, postgres).keySet();
        for (Map.Entry<String, Long> sequence : next.entrySet()) {
            if (!known.contains(sequence.getKey())) {
                throw new BusinessException("backups.archive.incomplete", sequence.getKey());
            }
            try (var statement = scratch.createStatement()) {
                statement.execute("alter sequence " + sequence.getKey() + " restart with " + sequence.getValue());
            }
        }
    }
}

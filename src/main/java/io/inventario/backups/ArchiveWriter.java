package io.inventario.backups;

import io.inventario.dataset.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;

/** The product's own archive: a zip with each table in PostgreSQL's COPY text, its first line the names of the columns. */
final class ArchiveWriter {
    static final String TABLES = "tables/";
    static final String SEQUENCES = "sequences";
    private static final int FETCHED = 1_000;

    private final Connection snapshot;
    private final boolean postgres;

    /** @param snapshot a connection on which all queries see the same moment, without autocommit */
    ArchiveWriter(Connection snapshot, boolean postgres) {
        this.snapshot = snapshot;
        this.postgres = postgres;
    }

    /** @return how many rows each table has */
    Map<String, Long> write(OutputStream out, Set<String> without, Progress progress) throws SQLException, IOException {
        Map<String, Long> rows = new LinkedHashMap<>();
        if (postgres) {
            try (var statement = snapshot.createStatement()) {
                statement.execute("set local time zone 'UTC'");
                statement.execute("set local datestyle = 'ISO'");
            }
        }
        List<String> tables = Tables.of(snapshot, without);
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        for (String table : tables) {
            progress.at(table, rows.size(), tables.size());
            zip.putNextEntry(new ZipEntry(TABLES + table));
            rows.put(table, table(table, zip));
            zip.closeEntry();
        }
        zip.putNextEntry(new ZipEntry(SEQUENCES));
        for (Map.Entry<String, Long> sequence :
                Tables.sequences(snapshot, postgres).entrySet()) {
            zip.write((sequence.getKey() + "\t" + sequence.getValue() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        zip.closeEntry();
        zip.finish();
        return rows;
    }

    private long table(String table, OutputStream out) throws SQLException, IOException {
        List<String> columns = Tables.columns(snapshot, table);
        String query = "select " + String.join(", ", columns) + " from " + table + " order by 1";
        out.write((String.join("\t", columns) + "\n").getBytes(StandardCharsets.UTF_8));
        if (postgres) {
            return snapshot.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy (" + query + ") to stdout (encoding 'UTF8')", out);
        }
        long count = 0;
        try (var statement = snapshot.createStatement()) {
            statement.setFetchSize(FETCHED);
            try (ResultSet rows = statement.executeQuery(query)) {
                for (; rows.next(); count++) {
                    out.write(CopyText.line(rows, columns.size()).getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        return count;
    }
}

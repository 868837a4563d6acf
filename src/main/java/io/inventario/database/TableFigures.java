package io.inventario.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The sizes of tables and the use of indexes for whoever asks every few seconds: measured once in five minutes at most. */
@Component
class TableFigures {
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final DatabaseUrl url;
    private final Clock clock;
    private Figures last = new Figures(Instant.EPOCH, List.of(), List.of(), null);

    TableFigures(DatabaseUrl url, Clock clock) {
        this.url = url;
        this.clock = clock;
    }

    /** @param bytes on disk with its indexes */
    record Table(String name, long bytes) {}

    /** @param scans since the server's counters began; @param keepsRule whether it is there for uniqueness */
    record Index(String table, String name, long bytes, long scans, boolean keepsRule) {}

    /**
     * What was measured.
     *
     * @param indexes empty on H2, which counts nothing of them
     * @param server null on H2
     */
    record Figures(Instant at, List<Table> tables, List<Index> indexes, Health.@Nullable Server server) {
        long bytes() {
            return tables.stream().mapToLong(Table::bytes).sum();
        }

        long unused() {
            return indexes.stream()
                    .filter(index -> index.scans() == 0 && !index.keepsRule())
                    .count();
        }
    }

    synchronized Figures read() {
        if (last.at().plus(FRESH).isBefore(clock.instant())) {
            last = measured();
        }
        return last;
    }

    private Figures measured() {
        try (Connection connection = url.connect()) {
            return url.isPostgres()
                    ? new Figures(
                            clock.instant(),
                            tables(connection, """
                                    select relname, pg_total_relation_size(relid) from pg_stat_user_tables
                                    where schemaname = 'inventario' order by 1"""),
                            indexes(connection),
                            new ServerFigures(connection).server())
                    : new Figures(clock.instant(), tables(connection, """
                                    select lower(table_name), disk_space_used('INVENTARIO.' || table_name)
                                    from information_schema.tables
                                    where table_schema = 'INVENTARIO' and table_type = 'BASE TABLE' order by 1"""), List.of(), null);
        } catch (SQLException e) {
            throw new IllegalStateException("The sizes of the tables cannot be read", e);
        }
    }

    private static List<Table> tables(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<Table> tables = new ArrayList<>();
            while (rows.next()) {
                tables.add(new Table(rows.getString(1), rows.getLong(2)));
            }
            return tables;
        }
    }

    private static List<Index> indexes(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select s.relname, s.indexrelname, pg_relation_size(s.indexrelid), s.idx_scan, i.indisunique
                        from pg_stat_user_indexes s join pg_index i on i.indexrelid = s.indexrelid
                        where s.schemaname = 'inventario' order by 1, 2""")) {
            List<Index> indexes = new ArrayList<>();
            while (rows.next()) {
                indexes.add(new Index(
                        rows.getString(1), rows.getString(2), rows.getLong(3), rows.getLong(4), rows.getBoolean(5)));
            }
            return indexes;
        }
    }
}

package io.inventario.database;

import io.inventario.database.Health.Running;
import io.inventario.database.Health.Server;
import io.inventario.database.Health.Source;
import io.inventario.database.Health.Statement;
import io.inventario.database.Health.Statements;
import io.inventario.database.Health.TableReads;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What PostgreSQL counts by itself: its connections, sizes, statements, and how tables and indexes are read; H2 counts none of it. */
final class ServerFigures {
    private static final int LONGEST_TEXT = 1_000;
    /** The extension was created, but the server does not load it. */
    private static final String NOT_LOADED = "55000";

    private final Connection connection;

    /** @param connection to PostgreSQL */
    ServerFigures(Connection connection) {
        this.connection = connection;
    }

    Server server() throws SQLException {
        return rows("""
                        select (select count(*) from pg_stat_activity where backend_type = 'client backend'),
                          current_setting('max_connections')::int,
                          current_setting('superuser_reserved_connections')::int
                            + coalesce(current_setting('reserved_connections', true), '0')::int""", row -> new Server(row.getInt(1), row.getInt(2), row.getInt(3)))
                .getFirst();
    }

    long bytes() throws SQLException {
        return rows("select pg_database_size(current_database())", row -> row.getLong(1))
                .getFirst();
    }

    List<String> unused() throws SQLException {
        return rows("""
                        select s.relname || '.' || s.indexrelname from pg_stat_user_indexes s
                        join pg_index i on i.indexrelid = s.indexrelid
                        where s.schemaname = 'inventario' and s.idx_scan = 0 and not i.indisunique order by 1""", row -> row.getString(1));
    }

    List<TableReads> reads(int most) throws SQLException {
        return rows(
                "select relname, coalesce(idx_scan, 0), seq_scan, seq_tup_read from pg_stat_user_tables"
                        + " where schemaname = 'inventario' and seq_scan + coalesce(idx_scan, 0) > 0"
                        + " order by seq_tup_read desc, relname limit " + most,
                row -> new TableReads(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4)));
    }

    /**
     * What the server counted by itself, of this database only, and of this account where it shows no others; empty where it does not
     * count.
     */
    Optional<Statements> counted(int most) throws SQLException {
        List<String> schemas = rows("""
                        select quote_ident(n.nspname) from pg_extension e join pg_namespace n on n.oid = e.extnamespace
                        where e.extname = 'pg_stat_statements' and has_schema_privilege(n.oid, 'usage')""", row -> row.getString(1));
        for (String schema : schemas) {
            try {
                return Optional.of(new Statements(
                        Source.SERVER, null, counted(schema, "mean_exec_time", most), counted(schema, "calls", most)));
            } catch (SQLException e) {
                if (!NOT_LOADED.equals(e.getSQLState())) {
                    throw e;
                }
            }
        }
        return Optional.empty();
    }

    private List<Statement> counted(String schema, String measure, int most) throws SQLException {
        return rows(
                "select left(query, " + LONGEST_TEXT
                        + "), calls, (total_exec_time * 1000)::bigint, (max_exec_time * 1000)::bigint"
                        + " from " + schema + ".pg_stat_statements"
                        + " where dbid = (select oid from pg_database where datname = current_database())"
                        + " order by " + measure + " desc limit " + most,
                row -> Statement.of(
                        StatementShape.of(String.valueOf(row.getString(1))),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4)));
    }

    List<Running> running(int most) throws SQLException {
        return rows(
                "select left(query, " + LONGEST_TEXT + "), (extract(epoch from now() - query_start) * 1000)::bigint"
                        + " from pg_stat_activity where datname = current_database() and state = 'active'"
                        + " and pid <> pg_backend_pid() order by query_start limit " + most,
                row -> new Running(StatementShape.of(String.valueOf(row.getString(1))), row.getLong(2)));
    }

    private <T> List<T> rows(String sql, Reader<T> reader) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<T> read = new ArrayList<>();
            while (rows.next()) {
                read.add(reader.read(rows));
            }
            return read;
        }
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }
}

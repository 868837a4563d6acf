package io.inventario.backups;

import io.inventario.database.DatabaseUrl;
import io.inventario.database.Migration;
import io.inventario.database.MigrationFinding;
import io.inventario.database.Migrations;
import io.inventario.dataset.Progress;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Ids;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import liquibase.exception.LiquibaseException;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyInputStream;
import org.springframework.core.io.DefaultResourceLoader;

/**
 * A database of its own on the live one's server, in which a file of pg_dump is restored and looked at. Whoever may create databases
 * only makes and drops it; all else is done by the account of the live data, so that nothing in a backup runs with more rights than it
 * had. Closing it drops it.
 */
final class SpareDatabase implements RowSource, AutoCloseable {
    private static final String PREFIX = "inventario_restore_";
    private static final int LOCK = 0x1_5CA8;

    private final DatabaseUrl maker;
    private final Connection guard;
    private final String name;
    private final DatabaseUrl url;
    private final Connection connection;
    private final String program;

    private SpareDatabase(
            DatabaseUrl maker, Connection guard, String name, DatabaseUrl url, Connection connection, String program) {
        this.maker = maker;
        this.guard = guard;
        this.name = name;
        this.url = url;
        this.connection = connection;
        this.program = program;
    }

    /**
     * What a process that was killed has left of the same live database is removed first; nobody else's is.
     *
     * @param maker the address of an account of the same server that may create databases
     * @param program the version of this program
     */
    static SpareDatabase beside(DatabaseUrl live, DatabaseUrl maker, String program) throws SQLException {
        Connection guard = live.connect();
        try {
            String prefix =
                    PREFIX + text(guard, "select oid from pg_database where datname = current_database()") + "_";
            removeAbandoned(guard, maker, prefix);
            String name = prefix + Ids.next().toString().replace("-", "").substring(0, 16);
            text(guard, "select pg_advisory_lock(" + LOCK + ", hashtext('" + name + "'))");
            DatabaseUrl url = live.onDatabase(name);
            create(name, guard, maker);
            try {
                return new SpareDatabase(maker, guard, name, url, open(url), program);
            } catch (SQLException e) {
                drop(name, guard, maker);
                throw e;
            }
        } catch (SQLException e) {
            guard.close();
            throw e;
        }
    }

    /** Of the same encoding and order of letters as the live one, from the template that nobody can have open. */
    private static void create(String name, Connection guard, DatabaseUrl maker) throws SQLException {
        String owner = text(guard, "select quote_ident(current_user)");
        String create = text(guard, """
                select format('create database %s template template0 encoding %%L lc_collate %%L lc_ctype %%L',
                  pg_encoding_to_char(encoding), datcollate, datctype)
                from pg_database where datname = current_database()""".formatted(name));
        try (Connection making = maker.connect();
                var statement = making.createStatement()) {
            statement.execute(create);
            statement.execute("revoke all on database " + name + " from public");
            statement.execute("grant connect, create, temporary on database " + name + " to " + owner);
        }
    }

    private static Connection open(DatabaseUrl url) throws SQLException {
        Connection connection = url.connect();
        try (var statement = connection.createStatement()) {
            statement.execute("set time zone 'UTC'");
            statement.execute("set datestyle = 'ISO'");
            // an index of ours needs it; where the live database may not have it, it has no such index
            statement.execute("""
                    do $$ begin create extension if not exists pg_trgm schema public;
                    exception when insufficient_privilege or undefined_file or feature_not_supported then null; end $$""");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Whoever works in such a database holds a lock on its name in the live one until its connection ends. */
    private static void removeAbandoned(Connection guard, DatabaseUrl maker, String prefix) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection making = maker.connect();
                var statement = making.createStatement();
                ResultSet rows = statement.executeQuery("select datname from pg_database where starts_with(datname, '"
                        + prefix + "') and pg_has_role(datdba, 'usage')")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        for (String name : names) {
            if (text(guard, "select pg_try_advisory_lock(" + LOCK + ", hashtext('" + name + "'))")
                    .equals("t")) {
                drop(name, guard, maker);
                text(guard, "select pg_advisory_unlock(" + LOCK + ", hashtext('" + name + "'))");
            }
        }
    }

    /** A pg_restore that outlived its program may still be at work in it. */
    private static void drop(String name, Connection guard, DatabaseUrl maker) throws SQLException {
        text(
                guard,
                "select count(pg_terminate_backend(pid)) from pg_stat_activity where usename = current_user and datname = '"
                        + name + "'");
        try (Connection making = maker.connect();
                var statement = making.createStatement()) {
            statement.execute("drop database if exists " + name);
        }
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        }
    }

    /** Stops what runs in it at this moment. */
    void stop() {
        RunningStatement.stop(connection);
    }

    /** To what is in it, in our schema; without autocommit once it was filled. */
    Connection connection() {
        return connection;
    }

    /**
     * Restores a file of pg_dump.
     *
     * @throws BusinessException when it cannot be restored, or does not have the tables, rows and change sets of its manifest
     */
    void fill(Path file, Manifest manifest, Set<String> without, Progress progress) throws SQLException, IOException {
        PostgresPrograms.restore(file, url, name, manifest.rows().size(), progress);
        connection.setAutoCommit(false);
        if (!Set.copyOf(Tables.of(connection, without)).equals(manifest.rows().keySet())) {
            throw new BusinessException("backups.archive.tables");
        }
        for (Map.Entry<String, Long> expected : manifest.rows().entrySet()) {
            long found = Tables.count(connection, expected.getKey());
            if (found != expected.getValue()) {
                throw new BusinessException("backups.archive.rows", expected.getKey(), found);
            }
        }
        connection.rollback();
        List<Migration> all = migrations().all();
        if (!all.stream()
                        .filter(Migration::isApplied)
                        .map(Migration::id)
                        .toList()
                        .equals(manifest.migrations())
                || MigrationFinding.of(all).stream()
                        .anyMatch(finding -> finding.kind().isTrouble())) {
            throw new BusinessException("backups.migrations");
        }
    }

    /** Applies what this program has brought since. */
    void migrateToNow() throws LiquibaseException, SQLException {
        connection.rollback();
        migrations().afterPropertiesSet();
    }

    private Migrations migrations() {
        Migrations migrations = new Migrations(url, true, program);
        migrations.setResourceLoader(new DefaultResourceLoader());
        return migrations;
    }

    @Override
    public InputStream table(String table) throws SQLException {
        String columns = String.join(", ", Tables.columns(connection, table));
        byte[] heading = (columns.replace(", ", "\t") + "\n").getBytes(StandardCharsets.UTF_8);
        return new SequenceInputStream(
                new ByteArrayInputStream(heading),
                new PGCopyInputStream(
                        connection.unwrap(PGConnection.class),
                        "copy (select " + columns + " from " + table + ") to stdout (encoding 'UTF8')"));
    }

    @Override
    public Map<String, Long> sequences() throws SQLException {
        return Tables.sequences(connection, true);
    }

    @Override
    public void close() throws SQLException {
        try (guard) {
            connection.close();
            drop(name, guard, maker);
        }
    }
}

package io.inventario.backups;

import io.inventario.database.DatabaseUrl;
import io.inventario.database.Migrations;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.changelog.RanChangeSet;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.integration.spring.SpringResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.DefaultResourceLoader;

/**
 * A place of the same kind as the live database, where a backup is restored and looked at: a schema of its own on PostgreSQL, which
 * needs no right to create databases, and a file of its own on H2. Closing it removes it, unless it was kept to become the live one.
 */
final class Scratch implements AutoCloseable {
    private static final String PREFIX = "inventario_restore_";
    private static final int LOCK = 0x1_5CA7;

    private final DatabaseUrl url;
    private final String schema;
    private final @Nullable Path file;
    private final Connection connection;
    private boolean kept;
    private boolean closing;

    private Scratch(DatabaseUrl url, String schema, @Nullable Path file, Connection connection) {
        this.url = url;
        this.schema = schema;
        this.file = file;
        this.connection = connection;
    }

    /** What a process that was killed has left is removed first; nobody else's place is. */
    static Scratch beside(DatabaseUrl live) throws SQLException {
        String name = PREFIX + Ids.next().toString().replace("-", "").substring(0, 16);
        if (live.isPostgres()) {
            Connection connection = live.connect();
            try (var statement = connection.createStatement()) {
                removeAbandoned(connection);
                statement.execute("select pg_advisory_lock(" + LOCK + ", hashtext('" + name + "'))");
                statement.execute("create schema " + name);
                statement.execute("set search_path = " + name);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
            return new Scratch(live, name, null, connection);
        }
        Path database = live.file();
        if (database == null) {
            throw new BusinessException("backups.memory");
        }
        removeAbandoned(database);
        Path file = database.resolveSibling(name);
        return new Scratch(live, DatabaseUrl.SCHEMA, file, live.inFile(file).connect());
    }

    /** Whoever works in a scratch schema holds a lock on its name until the connection ends. */
    private static void removeAbandoned(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select nspname from pg_namespace where nspname like '"
                        + PREFIX.replace("_", "\\_") + "%' and pg_get_userbyid(nspowner) = current_user")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        for (String name : names) {
            try (var statement = connection.createStatement();
                    ResultSet free = statement.executeQuery(
                            "select pg_try_advisory_lock(" + LOCK + ", hashtext('" + name + "'))")) {
                if (free.next() && free.getBoolean(1)) {
                    try (var drop = connection.createStatement()) {
                        drop.execute("drop schema if exists " + name + " cascade");
                        drop.execute("select pg_advisory_unlock(" + LOCK + ", hashtext('" + name + "'))");
                    }
                }
            }
        }
    }

    /** H2 holds a lock on a file that somebody has open; whose file is gone has left what lay beside it. */
    private static void removeAbandoned(Path database) {
        try (Stream<Path> files = Files.list(database.toAbsolutePath().getParent())) {
            List<Path> left = files.filter(Scratch::isScratchFile)
                    .map(file ->
                            file.resolveSibling(file.getFileName().toString().replaceFirst("\\..*$", "")))
                    .distinct()
                    .toList();
            for (Path scratch : left) {
                if (isFree(scratch.resolveSibling(scratch.getFileName() + ".mv.db"))) {
                    remove(scratch);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("What an earlier restore has left cannot be removed", e);
        }
    }

    private static boolean isScratchFile(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(PREFIX) && name.endsWith(".db");
    }

    private static boolean isFree(Path file) throws IOException {
        if (!Files.exists(file)) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException ours) {
            return false;
        }
    }

    Connection connection() {
        return connection;
    }

    String schema() {
        return schema;
    }

    @Nullable
    Path file() {
        return file;
    }

    /**
     * Makes the tables as they were when the backup was taken.
     *
     * @param known the change sets of the backup
     * @throws BusinessException when this program does not know them, or not in that order
     */
    void migrateTo(List<String> known) throws LiquibaseException, SQLException {
        Liquibase liquibase = liquibase();
        quietly(() -> liquibase.update(known.size(), new Contexts(), new LabelExpression()));
        List<String> made = liquibase.getDatabase().getRanChangeSetList().stream()
                .map(RanChangeSet::getId)
                .map(Scratch::onAnyDatabase)
                .toList();
        if (!made.equals(known.stream().map(Scratch::onAnyDatabase).toList())) {
            throw new BusinessException("backups.migrations");
        }
        connection.setAutoCommit(false);
    }

    /** Applies what this program has brought since. */
    void migrateToNow() throws LiquibaseException, SQLException {
        connection.setAutoCommit(true);
        Liquibase liquibase = liquibase();
        quietly(() -> liquibase.update(new Contexts(), new LabelExpression()));
        connection.setAutoCommit(false);
    }

    /** Not closed with the connection: that is ours. */
    private Liquibase liquibase() throws LiquibaseException {
        Database database =
                DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
        database.setDefaultSchemaName(schema);
        database.setLiquibaseSchemaName(schema);
        return new Liquibase(Migrations.CHANGE_LOG, new SpringResourceAccessor(new DefaultResourceLoader()), database);
    }

    /** Liquibase would tell every change set on standard output. */
    private static void quietly(Scope.ScopedRunner<?> work) throws LiquibaseException {
        try {
            Scope.child(Scope.Attr.ui, new LoggerUIService(), work);
        } catch (LiquibaseException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new LiquibaseException(e);
        }
    }

    /** The triggers are made by change sets of their own on each database. */
    private static String onAnyDatabase(String changeSet) {
        return changeSet.replaceFirst("-(h2|postgresql)$", "");
    }

    /** Stops what runs in it at this moment; nothing once it is live, or is being removed. */
    synchronized void stop() {
        if (!kept && !closing) {
            RunningStatement.stop(connection);
        }
    }

    /** From now on it is somebody else's to remove. */
    synchronized void keep() {
        kept = true;
    }

    @Override
    public void close() throws SQLException {
        removing();
        if (kept) {
            if (file == null) {
                connection.close();
            }
            return; // the file was shut down before it was moved
        }
        try (connection) {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            if (url.isPostgres()) {
                try (var statement = connection.createStatement()) {
                    statement.execute("drop schema " + schema + " cascade");
                }
            }
        } finally {
            if (file != null) {
                remove(file);
            }
        }
    }

    private synchronized void removing() {
        closing = true;
    }

    static void remove(Path database) {
        for (String ending : List.of(".mv.db", ".lock.db", ".trace.db")) {
            try {
                Files.deleteIfExists(database.resolveSibling(database.getFileName() + ending));
            } catch (IOException e) {
                throw new UncheckedIOException("The scratch file cannot be removed", e);
            }
        }
    }
}

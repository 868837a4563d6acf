package io.inventario.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import liquibase.Liquibase;
import liquibase.UpdateSummaryEnum;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.DatabaseException;
import liquibase.exception.LiquibaseException;
import liquibase.integration.spring.SpringLiquibase;
import liquibase.ui.UIServiceEnum;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Brings the schema up to date at start, once among many instances, and leaves nothing behind when it is cut off. It works on a
 * connection of its own, so that it neither waits for the pool nor leaves a session lock in it.
 */
public class Migrations extends SpringLiquibase {
    public static final String CHANGE_LOG = "classpath:db/changelog/master.yaml";
    private static final Logger logger = LoggerFactory.getLogger(Migrations.class);

    private final DatabaseUrl url;
    private final boolean apply;
    private final String program;
    private List<Migration> applied = List.of();
    private @Nullable FileSafeguard safeguard;

    /**
     * @param apply false to only look: nothing is written then
     * @param program the version of this program
     */
    public Migrations(DatabaseUrl url, boolean apply, String program) {
        this.url = url;
        this.apply = apply;
        this.program = program;
        setDataSource(new OwnConnections(url));
        setChangeLog(CHANGE_LOG);
        setDefaultSchema(DatabaseUrl.SCHEMA);
        setLiquibaseSchema(DatabaseUrl.SCHEMA);
        setShowSummary(UpdateSummaryEnum.OFF);
        setUiService(UIServiceEnum.LOGGER);
        setAnalyticsEnabled(false);
    }

    @Override
    public void afterPropertiesSet() throws LiquibaseException {
        if (url.file() == null) {
            super.afterPropertiesSet();
            return;
        }
        try (var taken = FileSafeguard.take(url.file())) {
            safeguard = taken;
            super.afterPropertiesSet();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of the H2 file cannot be written", e);
        } finally {
            safeguard = null;
        }
    }

    /** What this start applied, in order. */
    public List<Migration> applied() {
        return applied;
    }

    /** Every migration in order, those that only the database knows last; reads and writes nothing. */
    public List<Migration> all() {
        return look(liquibase -> new ChangeLogState(liquibase).all());
    }

    public List<Migration> pending() {
        return all().stream().filter(m -> m.state() == Migration.State.PENDING).toList();
    }

    /** The SQL that the pending migrations would run, without Liquibase's own bookkeeping. */
    public String preview() {
        return look(liquibase -> new ChangeLogState(liquibase).preview());
    }

    @Override
    protected void performUpdate(Liquibase liquibase) throws LiquibaseException {
        try {
            Connection connection = connection(liquibase);
            if (!apply) {
                new SchemaVersion(connection, url.isPostgres()).refuseIfNewerThan(program);
            } else if (url.isPostgres()) {
                try (var lock = AdvisoryLock.take(connection)) {
                    logger.debug("Holding {}", lock);
                    migrate(liquibase, connection);
                }
            } else {
                migrate(liquibase, connection);
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        } catch (IOException e) {
            throw new UncheckedIOException("The H2 file could not be copied before migrating", e);
        }
    }

    private void migrate(Liquibase liquibase, Connection connection)
            throws LiquibaseException, SQLException, IOException {
        var schema = new SchemaVersion(connection, url.isPostgres());
        schema.createSchemaIfMissing();
        schema.refuseIfNewerThan(program);
        schema.clearStaleLock();
        List<Migration> pending = new ChangeLogState(liquibase)
                .all().stream()
                        .filter(m -> m.state() == Migration.State.PENDING)
                        .toList();
        if (pending.isEmpty()) {
            return;
        }
        if (safeguard != null) {
            if (schema.isGuest()) {
                throw new DatabaseRefusal(DatabaseFailure.Kind.IN_USE_ELSEWHERE);
            }
            safeguard.copy(connection);
        }
        super.performUpdate(liquibase);
        if (safeguard != null) {
            safeguard.finished();
        }
        applied = List.copyOf(pending);
        logger.info("Applied {} migrations to {}", applied.size(), url.place());
    }

    private <T> T look(Look<T> look) {
        try (Connection connection = url.connect();
                Liquibase liquibase = on(connection)) {
            return look.at(liquibase);
        } catch (SQLException | LiquibaseException e) {
            throw new IllegalStateException("The state of the migrations cannot be read", e);
        }
    }

    /** Liquibase on our change log; closing it closes the connection. */
    Liquibase on(Connection connection) throws LiquibaseException {
        return createLiquibase(connection);
    }

    private static Connection connection(Liquibase liquibase) {
        return ((JdbcConnection) liquibase.getDatabase().getConnection()).getUnderlyingConnection();
    }

    /** A question to the change log. */
    private interface Look<T> {
        T at(Liquibase liquibase) throws LiquibaseException;
    }

    /** Connections outside the pool, one per call. */
    private static final class OwnConnections extends AbstractDataSource {
        private final DatabaseUrl url;

        OwnConnections(DatabaseUrl url) {
            this.url = url;
        }

        @Override
        public Connection getConnection() throws SQLException {
            return url.connect();
        }

        @Override
        public Connection getConnection(String user, String password) {
            throw new UnsupportedOperationException("The account is part of the address");
        }
    }
}

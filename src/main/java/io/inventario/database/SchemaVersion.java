package io.inventario.database;

import java.lang.module.ModuleDescriptor.Version;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

/** The few questions asked of the schema before Liquibase may touch it; each leaves the connection without a transaction. */
final class SchemaVersion {
    private final Connection connection;
    private final boolean postgres;

    SchemaVersion(Connection connection, boolean postgres) {
        this.connection = connection;
        this.postgres = postgres;
    }

    /** Asked first, because CREATE SCHEMA IF NOT EXISTS demands the right to create even when nothing is to be created. */
    void createSchemaIfMissing() throws SQLException {
        if (!postgres || has("SELECT count(*) FROM pg_namespace WHERE nspname = '" + DatabaseUrl.SCHEMA + "'")) {
            return;
        }
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + DatabaseUrl.SCHEMA);
        }
        connection.commit();
    }

    /** Only called while no other migration can run, so a lock found here belongs to a process that died. */
    void clearStaleLock() throws SQLException {
        if (hasTable("databasechangeloglock")) {
            try (var statement = connection.createStatement()) {
                statement.executeUpdate(
                        "UPDATE " + DatabaseUrl.SCHEMA
                                + ".databasechangeloglock SET locked = false, lockgranted = NULL, lockedby = NULL WHERE locked");
            }
            connection.commit();
        }
    }

    void refuseIfNewerThan(String program) throws SQLException {
        if (!hasTable("schema_info")) {
            return;
        }
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT oldest_writer FROM " + DatabaseUrl.SCHEMA + ".schema_info")) {
            if (rows.next() && Version.parse(rows.getString(1)).compareTo(Version.parse(program)) > 0) {
                throw new DatabaseRefusal(DatabaseFailure.Kind.PROGRAM_TOO_OLD);
            }
        } finally {
            connection.rollback();
        }
    }

    /** On H2, whether this process only borrows the file from another one that has it open. */
    boolean isGuest() throws SQLException {
        return has("SELECT count(*) FROM information_schema.sessions"
                + " WHERE session_id = session_id() AND client_addr IS NOT NULL");
    }

    private boolean hasTable(String name) throws SQLException {
        return has("SELECT count(*) FROM information_schema.tables WHERE lower(table_schema) = '" + DatabaseUrl.SCHEMA
                + "' AND lower(table_name) = '" + name.toLowerCase(Locale.ROOT) + "'");
    }

    private boolean has(String count) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(count)) {
            return rows.next() && rows.getLong(1) > 0;
        } finally {
            connection.rollback();
        }
    }
}

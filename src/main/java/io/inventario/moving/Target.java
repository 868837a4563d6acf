package io.inventario.moving;

import io.inventario.database.DatabaseFailure;
import io.inventario.database.DatabaseUrl;
import io.inventario.database.Finding;
import io.inventario.shared.BusinessException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL database that the data moves to. While a move works in there its schema carries a remark: what a move that was cut
 * off has left is known by that remark, and nothing else is ever removed.
 */
final class Target implements AutoCloseable {
    private static final int LOCK = 0x1_307E;
    private static final String MADE = "inventario: a move began, and made this schema; it has not ended";
    private static final String FOUND = "inventario: a move began in this schema; it has not ended";
    private static final String LONGEST_WAIT_SECONDS = "10";
    /** Of a schema that was there before the move: everything in it. */
    private static final String EMPTY_SCHEMA = """
            do $$
            declare part record;
            begin
              for part in select c.relname as name, case c.relkind when 'v' then 'view' when 'S' then 'sequence' else 'table' end as kind
                  from pg_class c where c.relnamespace = 'inventario'::regnamespace and c.relkind in ('r', 'p', 'v', 'S') loop
                execute format('drop %s if exists inventario.%I cascade', part.kind, part.name);
              end loop;
              for part in select p.oid::regprocedure as name from pg_proc p where p.pronamespace = 'inventario'::regnamespace loop
                execute format('drop routine if exists %s cascade', part.name);
              end loop;
            end $$""";

    private final Connection connection;

    private Target(Connection connection) {
        this.connection = connection;
    }

    /** What is in the database already. */
    enum State {
        EMPTY,
        /** what a move that was cut off has left */
        LEFT_OVER,
        IN_USE
    }

    /**
     * The schema as it was found.
     *
     * @param owned whether the account may do with it what it likes
     * @param remark what its owner, or a move, has remarked on it
     * @param relations tables and sequences in it
     */
    private record Schema(boolean owned, @Nullable String remark, long relations) {
        boolean isOfAMove() {
            return MADE.equals(remark) || FOUND.equals(remark);
        }
    }

    /** @throws SQLException when it can't be reached within seconds */
    static Target at(DatabaseUrl url) throws SQLException {
        Connection connection =
                url.connect(Map.of("loginTimeout", LONGEST_WAIT_SECONDS, "connectTimeout", LONGEST_WAIT_SECONDS));
        return new Target(connection);
    }

    /** What a failure of a database means for a person; a failure of another kind stays what it is. */
    static RuntimeException refusal(Exception failure) {
        return DatabaseFailure.in(failure)
                .map(known -> (RuntimeException) new BusinessException("database.doctor." + code(known)))
                .orElseGet(() -> new IllegalStateException("A database failed during the move", failure));
    }

    /** The same as something that was looked at. */
    static Finding finding(SQLException failure) {
        return DatabaseFailure.in(failure)
                .map(known -> Finding.bad(code(known)))
                .orElseGet(() -> Finding.bad("target.failed", String.valueOf(failure.getSQLState())));
    }

    private static String code(DatabaseFailure failure) {
        return "connection." + failure.kind().name().toLowerCase(Locale.ROOT);
    }

    Connection connection() {
        return connection;
    }

    State state() throws SQLException {
        Schema schema = schema();
        if (schema == null || schema.relations() == 0 && !schema.isOfAMove()) {
            return State.EMPTY;
        }
        return schema.isOfAMove() ? State.LEFT_OVER : State.IN_USE;
    }

    /** Whether the account may make the schema, or owns the one that is there. */
    boolean mayBuild() throws SQLException {
        Schema schema = schema();
        return schema == null ? is("select has_database_privilege(current_database(), 'CREATE')") : schema.owned();
    }

    /** @return false while another move works there */
    boolean lock() throws SQLException {
        return is("select pg_try_advisory_lock(" + LOCK + ")");
    }

    /** Leaves the remark by which a later move knows what this one made. */
    void begin() throws SQLException {
        if (state() != State.EMPTY) {
            throw new BusinessException("moving.move.notEmpty");
        }
        boolean missing = schema() == null;
        inOneTransaction(
                missing ? "create schema " + DatabaseUrl.SCHEMA : "select 1",
                "comment on schema " + DatabaseUrl.SCHEMA + " is '" + (missing ? MADE : FOUND) + "'");
    }

    /** From now on it is a database like any other. */
    void finish() throws SQLException {
        inOneTransaction("comment on schema " + DatabaseUrl.SCHEMA + " is null");
    }

    /** Removes what a move has made, and only that. */
    void clear() throws SQLException {
        Schema schema = schema();
        if (schema == null || !schema.isOfAMove()) {
            return;
        }
        if (MADE.equals(schema.remark())) {
            inOneTransaction("drop schema " + DatabaseUrl.SCHEMA + " cascade");
        } else {
            inOneTransaction(EMPTY_SCHEMA, "comment on schema " + DatabaseUrl.SCHEMA + " is null");
        }
    }

    private @Nullable Schema schema() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select pg_has_role(n.nspowner, 'USAGE'), obj_description(n.oid, 'pg_namespace'),
                          (select count(*) from pg_class c where c.relnamespace = n.oid and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S'))
                        from pg_namespace n where n.nspname = '""" + DatabaseUrl.SCHEMA + "'")) {
            return row.next() ? new Schema(row.getBoolean(1), row.getString(2), row.getLong(3)) : null;
        }
    }

    private boolean is(String question) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(question)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private void inOneTransaction(String... statements) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** The server frees the locks of a connection some time after it has ended, when the next look may already have asked. */
    @Override
    public void close() throws SQLException {
        try (connection) {
            if (connection.isValid(Integer.parseInt(LONGEST_WAIT_SECONDS))) {
                is("select pg_advisory_unlock_all() is not null");
            }
        }
    }
}

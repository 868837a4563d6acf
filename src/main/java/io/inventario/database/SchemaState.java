package io.inventario.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether the database has what this program needs, while it runs: somebody may go back in migrations under it. The answer is kept for
 * two seconds, and asked of the pool.
 */
@Component
public class SchemaState {
    private static final Logger log = LoggerFactory.getLogger(SchemaState.class);
    private static final Duration KEPT = Duration.ofSeconds(2);
    private static final String TABLE = "select count(*) from information_schema.tables"
            + " where lower(table_schema) = '" + DatabaseUrl.SCHEMA + "' and lower(table_name) = ?";

    private final DataSource source;
    private final JdbcClient jdbc;
    private final ObjectProvider<Migrations> migrations;
    private final Clock clock;
    private final AtomicReference<Answer> last = new AtomicReference<>(new Answer(Instant.EPOCH, 0));
    private volatile @Nullable Set<String> needed;

    SchemaState(DataSource source, ObjectProvider<Migrations> migrations, Clock clock) {
        this.source = source;
        this.jdbc = JdbcClient.create(source);
        this.migrations = migrations;
        this.clock = clock;
    }

    private record Answer(Instant at, int pending) {}

    /** How many migrations of this program the database lacks; none where nobody can say, because the database is away. */
    public int pending() {
        Answer known = last.get();
        Instant now = clock.instant();
        if (now.isBefore(known.at().plus(KEPT))) {
            return known.pending();
        }
        try (Connection connection = source.getConnection()) {
            Set<String> lacking = new HashSet<>(needed());
            if (has(connection, "databasechangelog")) {
                lacking.removeAll(ran(connection));
            }
            if (known.pending() == 0 && !lacking.isEmpty()) {
                log.warn("The database lacks {} migrations that this program needs", lacking.size());
            }
            last.set(new Answer(now, lacking.size()));
            return lacking.size();
        } catch (SQLException away) {
            return 0;
        }
    }

    /** Forgets the answer: the schema has moved. */
    void lookAgain() {
        last.set(new Answer(Instant.EPOCH, 0));
    }

    /**
     * Whether there is such a table, asked by the connection of the transaction where there is one.
     *
     * @throws org.springframework.dao.DataAccessException where nobody can say: what depends on it must not be left out for that
     */
    public boolean has(String table) {
        return jdbc.sql(TABLE).param(table).query(Long.class).single() > 0;
    }

    /** The program's own do not change while it runs. */
    private Set<String> needed() {
        Set<String> known = needed;
        if (known == null) {
            List<Migration> all = migrations.getObject().all();
            known = new HashSet<>();
            for (Migration migration : all) {
                if (migration.state() != Migration.State.UNKNOWN) {
                    known.add(migration.id());
                }
            }
            needed = known;
        }
        return known;
    }

    private static Set<String> ran(Connection connection) throws SQLException {
        Set<String> ran = new HashSet<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select id from " + DatabaseUrl.SCHEMA + ".databasechangelog")) {
            while (rows.next()) {
                ran.add(rows.getString(1));
            }
        }
        return ran;
    }

    private static boolean has(Connection connection, String table) throws SQLException {
        try (var statement = connection.prepareStatement(TABLE)) {
            statement.setString(1, table);
            try (var rows = statement.executeQuery()) {
                return rows.next() && rows.getLong(1) > 0;
            }
        }
    }
}

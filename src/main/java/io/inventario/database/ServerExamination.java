package io.inventario.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.env.Environment;

/** What a PostgreSQL server says of itself: version, account, encryption, room for connections, clock. */
public final class ServerExamination {
    private static final int OLDEST = 13;
    private static final Duration NOTICEABLE = Duration.ofSeconds(5);
    private static final Duration HARMFUL = Duration.ofSeconds(60);

    private final Connection connection;
    private final Environment environment;
    private final Clock clock;

    public ServerExamination(Connection connection, Environment environment, Clock clock) {
        this.connection = connection;
        this.environment = environment;
        this.clock = clock;
    }

    public List<Finding> findings() throws SQLException {
        List<Finding> findings = new ArrayList<>();
        int version = connection.getMetaData().getDatabaseMajorVersion();
        findings.add(version < OLDEST ? Finding.bad("server.old", version, OLDEST) : Finding.good("server", version));
        findings.add(account());
        findings.add(encryption());
        findings.add(room());
        findings.add(time());
        return findings;
    }

    private Finding account() throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select current_user, rolsuper from pg_roles where rolname = current_user")) {
            row.next();
            return row.getBoolean(2)
                    ? Finding.warning("account.superuser", row.getString(1))
                    : Finding.good("account", row.getString(1));
        }
    }

    /** A connection within one machine needs none. */
    private Finding encryption() throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select s.ssl, inet_server_addr() is null or inet_server_addr() = inet_client_addr()
                        from pg_stat_ssl s where s.pid = pg_backend_pid()""")) {
            row.next();
            if (row.getBoolean(1)) {
                return Finding.good("tls");
            }
            return row.getBoolean(2) ? Finding.good("tls.local") : Finding.warning("tls.off");
        }
    }

    /** The rule is: instances x pool size fit into what the server leaves to ordinary accounts. */
    private Finding room() throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select current_setting('max_connections')::int
                          - current_setting('superuser_reserved_connections')::int
                          - coalesce(current_setting('reserved_connections', true), '0')::int,
                          (select count(*) from pg_stat_activity where backend_type = 'client backend'),
                          (select count(distinct application_name) from pg_stat_activity
                            where datname = current_database() and application_name ~ '""" + InstanceName.PATTERN + "')")) {
            row.next();
            int most = row.getInt(1);
            int used = row.getInt(2);
            int instances = row.getInt(3);
            int pool = Variable.DATABASE_POOL_SIZE.number(environment);
            if (pool > most) {
                return Finding.bad("connections.pool", pool, most);
            }
            if (instances * pool > most) {
                return Finding.bad("connections.instances", instances, pool, most);
            }
            return used + pool > most
                    ? Finding.warning("connections.few", used, most, pool)
                    : Finding.good("connections", used, most, pool, most / pool, instances);
        }
    }

    private Finding time() throws SQLException {
        Instant before = clock.instant();
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select clock_timestamp()")) {
            row.next();
            Instant there = row.getTimestamp(1).toInstant();
            Instant after = clock.instant();
            Duration apart = there.isBefore(before)
                    ? Duration.between(there, before)
                    : there.isAfter(after) ? Duration.between(after, there) : Duration.ZERO;
            if (apart.compareTo(HARMFUL) > 0) {
                return Finding.bad("clock.wrong", apart.toSeconds());
            }
            return apart.compareTo(NOTICEABLE) > 0
                    ? Finding.warning("clock.off", apart.toSeconds())
                    : Finding.good("clock", apart.toMillis());
        }
    }
}

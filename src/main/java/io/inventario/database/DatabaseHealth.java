package io.inventario.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Part of readiness: an instance gets no more requests while it does not reach its database, which is asked past the pool so that
 * the answer comes at once, once a newer version has taken the schema where this one may not write, or while the schema lacks
 * migrations of this one.
 */
@Component("database")
class DatabaseHealth implements HealthIndicator {
    private final DatabaseProbe probe;
    private final DataSource source;
    private final DatabaseUrl url;
    private final SchemaState schema;
    private final String program;

    DatabaseHealth(
            DatabaseProbe probe,
            DataSource source,
            DatabaseUrl url,
            SchemaState schema,
            @Value("${inventario.version}") String program) {
        this.probe = probe;
        this.source = source;
        this.url = url;
        this.schema = schema;
        this.program = program;
    }

    @Override
    public Health health() {
        if (probe.failure().isPresent()) {
            return Health.down().build();
        }
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            new SchemaVersion(connection, url.isPostgres()).refuseIfNewerThan(program);
            return schema.pending() == 0
                    ? Health.up().build()
                    : Health.outOfService().build();
        } catch (DatabaseRefusal tooOld) {
            return Health.outOfService().build();
        } catch (SQLException away) {
            return Health.down().build();
        }
    }
}

package io.inventario.database;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.inventario.database.Health.Pool;
import io.inventario.database.Health.Statements;
import io.inventario.jobs.JobFilter;
import io.inventario.jobs.JobState;
import io.inventario.jobs.Jobs;
import io.inventario.mail.MailFilter;
import io.inventario.mail.MailService;
import io.inventario.mail.MailState;
import io.inventario.shared.Permission;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Gathers the figures of the health page, each when it is asked for; nothing is measured in between. */
@Service
public class HealthService {
    private static final int BIGGEST = 10;
    private static final int STATEMENTS = 20;

    private final DataSource source;
    private final DatabaseUrl url;
    private final Catalogue catalogue;
    private final Migrations migrations;
    private final OpenSessions sessions;
    private final StatementLog log;
    private final Jobs jobs;
    private final MailService mail;
    private final SchemaState schema;

    HealthService(
            DataSource source,
            DatabaseUrl url,
            Catalogue catalogue,
            Migrations migrations,
            OpenSessions sessions,
            StatementLog log,
            Jobs jobs,
            MailService mail,
            SchemaState schema) {
        this.source = source;
        this.url = url;
        this.catalogue = catalogue;
        this.migrations = migrations;
        this.sessions = sessions;
        this.log = log;
        this.jobs = jobs;
        this.mail = mail;
        this.schema = schema;
    }

    @RolesAllowed(Permission.MANAGE_DATABASE)
    public Health look() {
        List<TableSummary> tables = catalogue.tables();
        List<Migration> all = migrations.all();
        try (Connection connection = url.connect()) {
            @Nullable ServerFigures server = url.isPostgres() ? new ServerFigures(connection) : null;
            return new Health(
                    pool(),
                    server == null ? null : server.server(),
                    sessions.count(),
                    server == null ? fileBytes(tables) : server.bytes(),
                    biggest(tables),
                    server == null ? List.of() : server.reads(BIGGEST),
                    server == null ? List.of() : server.unused(),
                    statements(server),
                    server == null ? List.of() : server.running(STATEMENTS),
                    all.stream().filter(Migration::isApplied).count(),
                    all.stream()
                            .filter(migration -> migration.state() == Migration.State.PENDING)
                            .count(),
                    jobs(JobState.WAITING, JobState.RUNNING),
                    jobs(JobState.FAILED, JobState.LOST),
                    mail(MailState.WAITING),
                    mail(MailState.FAILED));
        } catch (SQLException e) {
            throw new IllegalStateException("The figures of the database cannot be read", e);
        }
    }

    private Statements statements(@Nullable ServerFigures server) throws SQLException {
        Optional<Statements> counted = server == null ? Optional.empty() : server.counted(STATEMENTS);
        return counted.orElseGet(() -> log.read(STATEMENTS));
    }

    private Pool pool() throws SQLException {
        HikariDataSource pool = source.unwrap(HikariDataSource.class);
        @Nullable HikariPoolMXBean figures = pool.getHikariPoolMXBean();
        return figures == null
                ? new Pool(pool.getMaximumPoolSize(), 0, 0, 0)
                : new Pool(
                        pool.getMaximumPoolSize(),
                        figures.getActiveConnections(),
                        figures.getIdleConnections(),
                        figures.getThreadsAwaitingConnection());
    }

    private @Nullable Long jobs(JobState one, JobState other) {
        return schema.has("job")
                ? Stream.of(one, other)
                        .mapToLong(state -> jobs.count(new JobFilter("", List.of(), state)))
                        .sum()
                : null;
    }

    private @Nullable Long mail(MailState state) {
        return schema.has("mail_message") ? Long.valueOf(mail.count(new MailFilter("", state))) : null;
    }

    private static List<TableSummary> biggest(List<TableSummary> tables) {
        return tables.stream()
                .sorted(Comparator.comparing(HealthService::bytes).reversed())
                .limit(BIGGEST)
                .toList();
    }

    private static long sum(List<TableSummary> tables) {
        return tables.stream().mapToLong(HealthService::bytes).sum();
    }

    /** Of the H2 file; in memory what its tables take. */
    private long fileBytes(List<TableSummary> tables) {
        Path file = url.file();
        try {
            return file == null ? sum(tables) : Files.size(file.resolveSibling(file.getFileName() + ".mv.db"));
        } catch (IOException e) {
            throw new UncheckedIOException("The size of the H2 file cannot be read", e);
        }
    }

    private static long bytes(TableSummary table) {
        return table.bytes() == null ? 0 : table.bytes();
    }
}

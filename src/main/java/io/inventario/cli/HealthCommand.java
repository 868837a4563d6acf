package io.inventario.cli;

import io.inventario.database.Catalogue;
import io.inventario.database.Health;
import io.inventario.database.HealthService;
import io.inventario.shared.Actor;
import java.util.List;
import org.springframework.core.env.Environment;
import picocli.CommandLine.Command;

/** The figures of the health page for scripts: connections, slowest statements, sizes, work that waits or failed. */
@Command(
        name = "health",
        description = "Show connections, slowest statements, sizes, unused indexes, open and failed work")
final class HealthCommand extends ServiceCommand {
    private static final int WIDEST = 100;
    private static final int MICROS = 1_000;

    HealthCommand(Services services) {
        super(services);
    }

    @Override
    boolean migratesFirst() {
        return false;
    }

    @Override
    int run() {
        if (Actor.asProgram("health", () -> service(Catalogue.class).tables()).isEmpty()) {
            return refuse("there are no tables yet: ./inventario migrate makes them");
        }
        Health health = withStatementsOfWhoServes(
                Actor.asProgram("health", () -> service(HealthService.class).look()));
        if (wantsJson()) {
            printJson(health);
        } else {
            print(health);
        }
        return CommandLineDoor.DONE;
    }

    /** Where the server counts none, this process has counted only what it asked itself. */
    private Health withStatementsOfWhoServes(Health health) {
        return health.statements().source() == Health.Source.SERVER
                ? health
                : health.with(new ServingInstance(service(Environment.class))
                        .statements()
                        .orElse(new Health.Statements(Health.Source.OWN, null, List.of(), List.of())));
    }

    private void print(Health health) {
        Health.Server server = health.server();
        if (server != null) {
            out().printf(
                            "connections  %d of %d in use, %d reserved; room for %d instances with a pool of %d%n",
                            server.used(),
                            server.most(),
                            server.reserved(),
                            server.instances(health.pool().size()),
                            health.pool().size());
        }
        out().printf("size         %d bytes%n", health.bytes());
        out().printf("migrations   %d applied, %d pending%n", health.migrations(), health.pending());
        if (health.jobsOpen() != null) {
            out().printf("jobs         %d open, %d failed%n", health.jobsOpen(), health.jobsFailed());
        }
        if (health.mailWaiting() != null) {
            out().printf("mail         %d waiting, %d failed%n", health.mailWaiting(), health.mailFailed());
        }
        health.unused().forEach(index -> out().println("unused       " + index));
        health.reads().stream()
                .filter(table -> table.through() > 0)
                .forEach(table -> out().printf(
                                "table        %s: %d %% of the reads by an index, %d rows read through%n",
                                table.table(), table.percentByIndex(), table.rowsThrough()));
        health.running()
                .forEach(running -> out().printf("running      %d ms  %s%n", running.millis(), line(running.text())));
        print(health.statements());
    }

    private void print(Health.Statements statements) {
        out().println("statements   "
                + switch (statements.source()) {
                    case SERVER -> "counted by pg_stat_statements";
                    case OWN ->
                        statements.since() == null
                                ? "counted by the instance that serves: with METRICS_TOKEN set, and one on PORT here, it is asked"
                                : "counted by the instance that serves here, since " + statements.since();
                });
        print("slowest", statements.slowest());
        print("most frequent", statements.frequent());
    }

    private void print(String what, List<Health.Statement> statements) {
        if (!statements.isEmpty()) {
            out().println();
            Columns columns = new Columns(">Times", ">Each us", ">Longest us", ">Total ms", "<" + what);
            statements.forEach(statement -> columns.row(
                    statement.calls(),
                    statement.meanMicros(),
                    statement.maxMicros(),
                    statement.totalMicros() / MICROS,
                    line(statement.text())));
            columns.print(out());
        }
    }

    private static String line(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= WIDEST ? line : line.substring(0, WIDEST) + " …";
    }
}

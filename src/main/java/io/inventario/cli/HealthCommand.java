package io.inventario.cli;

import io.inventario.database.Catalogue;
import io.inventario.database.Health;
import io.inventario.database.HealthService;
import io.inventario.shared.Actor;
import picocli.CommandLine.Command;

/** The figures of the health page for scripts: connections, slowest statements, sizes, work that waits or failed. */
@Command(
        name = "health",
        description = "Show connections, slowest statements, sizes, unused indexes, open and failed work")
final class HealthCommand extends ServiceCommand {
    private static final int WIDEST = 100;

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
        Health health =
                Actor.asProgram("health", () -> service(HealthService.class).look());
        if (wantsJson()) {
            printJson(health);
        } else {
            print(health);
        }
        return CommandLineDoor.DONE;
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
        out().printf("jobs         %d open, %d failed%n", health.jobsOpen(), health.jobsFailed());
        out().printf("mail         %d waiting, %d failed%n", health.mailWaiting(), health.mailFailed());
        health.unused().forEach(index -> out().println("unused       " + index));
        if (!health.statements().isEmpty()) {
            out().println("statements   " + source(health.source()));
            Columns columns = new Columns(">Times", ">Total ms", ">Each us", "<Statement");
            health.statements()
                    .forEach(statement -> columns.row(
                            statement.calls(),
                            statement.totalMillis(),
                            statement.meanMicros(),
                            line(statement.text())));
            columns.print(out());
        }
    }

    private static String source(Health.Source source) {
        return switch (source) {
            case COUNTED -> "counted by pg_stat_statements";
            case RUNNING -> "running now; pg_stat_statements is not installed";
            case NONE -> "not measured";
        };
    }

    private static String line(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= WIDEST ? line : line.substring(0, WIDEST) + " …";
    }
}

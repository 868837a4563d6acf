package io.inventario.cli;

import io.inventario.database.Migration;
import io.inventario.database.Migrations;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Applies what is pending, or shows what that would run. */
@Command(name = "migrate", description = "Apply pending migrations")
final class MigrateCommand extends ServiceCommand {
    @Option(names = "--preview", description = "Print the SQL and write nothing")
    private boolean preview;

    MigrateCommand(Services services) {
        super(services);
    }

    @Override
    boolean needsServices() {
        return false;
    }

    @Override
    boolean migratesFirst() {
        return !preview;
    }

    @Override
    int run() {
        Migrations migrations = service(Migrations.class);
        if (preview) {
            String sql = migrations.preview();
            if (wantsJson()) {
                printJson(Map.of("sql", sql));
            } else {
                out().print(sql.isEmpty() ? "-- Nothing is pending\n" : sql);
                out().flush();
            }
            return CommandLineDoor.DONE;
        }
        List<Migration> applied = migrations.applied();
        if (wantsJson()) {
            printJson(Map.of("applied", applied));
        } else if (applied.isEmpty()) {
            out().println("Nothing to apply: the database is up to date.");
        } else {
            applied.forEach(m -> out().println("Applied " + m.module() + " " + m.id()));
        }
        return CommandLineDoor.DONE;
    }
}

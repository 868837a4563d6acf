package io.inventario.cli;

import io.inventario.database.Migration;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints what one migration runs, for people who want to read it first. */
@Command(name = "sqlmigrate", description = "Print the SQL of one migration, forward and back")
final class SqlMigrateCommand extends MigrationCommand {
    @Parameters(index = "0", paramLabel = "MODULE", description = "Spanish names are understood")
    private String module = "";

    @Parameters(index = "1", paramLabel = "ID", description = "The migration; its number is enough")
    private String id = "";

    SqlMigrateCommand(Services services) {
        super(services);
    }

    @Override
    int run() {
        Migration migration = named(module, id);
        if (migration.state() == Migration.State.UNKNOWN) {
            return refuse("This version of the program does not know " + migration.id());
        }
        String forward = migrations().sql(migration);
        String back = migrations().rollbackSql(migration);
        if (wantsJson()) {
            printJson(Map.of("module", migration.module(), "id", migration.id(), "forward", forward, "back", back));
        } else {
            out().print("-- Forward\n" + forward + "-- Back\n" + back);
            out().flush();
        }
        return CommandLineDoor.DONE;
    }
}

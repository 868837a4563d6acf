package io.inventario.cli;

import io.inventario.database.MigrationPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes the schema back to where a migration was the last one applied. */
@Command(
        name = "rollback",
        description = {
            "Roll back to a migration, which stays, or with zero to before the first one of the module.",
            "Everything applied after it is rolled back too, in all modules, and is listed first."
        })
final class RollbackCommand extends MigrationCommand {
    @Parameters(index = "0", paramLabel = "MODULE", description = "Spanish names are understood")
    private String module = "";

    @Parameters(index = "1", paramLabel = "ID|zero", description = "The migration to go back to; its number is enough")
    private String id = "";

    @Option(names = "--preview", description = "Print the SQL and write nothing")
    private boolean preview;

    @Option(names = "--yes", description = "Roll back even if that loses data")
    private boolean sure;

    RollbackCommand(Services services) {
        super(services);
    }

    @Override
    int run() {
        MigrationPlan plan = planBack(module, id);
        return preview ? preview(plan) : carryOut(plan, sure);
    }
}

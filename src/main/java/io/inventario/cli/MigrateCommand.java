package io.inventario.cli;

import io.inventario.database.Migration;
import io.inventario.database.MigrationPlan;
import io.inventario.database.MigrationPlan.Direction;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Applies what is pending, or shows what that would run; with a module and an id it goes to that state, as Django did. */
@Command(
        name = "migrate",
        description = {
            "Apply pending migrations; with MODULE ID go forward or back to that migration, with MODULE zero before its first.",
            "Going back is what rollback does: it refuses to lose data unless told --yes."
        })
final class MigrateCommand extends MigrationCommand {
    @Parameters(index = "0", arity = "0..1", paramLabel = "MODULE", description = "Spanish names are understood")
    private @Nullable String module;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "ID|zero",
            description = "The migration to go to; its number is enough")
    private @Nullable String id;

    @Option(
            names = "--to",
            paramLabel = "ID",
            description = "Apply up to and including this one, such as products-0002")
    private @Nullable String to;

    @Option(names = "--preview", description = "Print the SQL and write nothing")
    private boolean preview;

    @Option(names = "--plan", description = "List what would run and write nothing")
    private boolean list;

    @Option(names = "--check", description = "Write nothing; exit status 1 if anything would run")
    private boolean check;

    @Option(names = "--yes", description = "Go back even if that loses data")
    private boolean sure;

    MigrateCommand(Services services) {
        super(services);
    }

    @Override
    void checkArguments() {
        if (to != null && module != null) {
            throw unusable("Give either --to ID or MODULE ID");
        }
    }

    @Override
    boolean migratesFirst() {
        return !preview && !list && !check && to == null && module == null;
    }

    @Override
    int run() {
        if (migratesFirst()) {
            List<Migration> applied = migrations().applied();
            if (wantsJson()) {
                printJson(Map.of("done", true, "applied", applied));
            } else {
                say(Direction.FORWARD, applied);
            }
            return CommandLineDoor.DONE;
        }
        MigrationPlan plan = plan();
        if (preview) {
            return preview(plan);
        }
        if (list || check) {
            return list(plan);
        }
        return carryOut(plan, sure);
    }

    private MigrationPlan plan() {
        if (to != null) {
            return migrations().planTo(named(null, to));
        }
        if (module == null) {
            return migrations().planAll();
        }
        if (id == null) {
            return migrations().planTo(named(module, last(module)));
        }
        boolean back =
                id.toLowerCase(Locale.ROOT).equals("zero") || named(module, id).isApplied();
        return back ? planBack(module, id) : migrations().planTo(named(module, id));
    }

    /** The id of the module's last migration. */
    private String last(String named) {
        return module(named).stream()
                .filter(m -> m.state() != Migration.State.UNKNOWN)
                .reduce((first, second) -> second)
                .map(Migration::id)
                .orElseThrow(() -> unusable("There is no module " + named));
    }

    private int list(MigrationPlan plan) {
        if (wantsJson()) {
            printJson(Map.of("direction", plan.direction(), "steps", plan.steps()));
        } else if (plan.isEmpty()) {
            out().println("Nothing would run.");
        } else {
            String verb = plan.direction() == Direction.FORWARD ? "Would apply " : "Would roll back ";
            plan.steps().forEach(m -> out().println(verb + m.module() + " " + m.id()));
        }
        return check && !plan.isEmpty() ? CommandLineDoor.FAILED : CommandLineDoor.DONE;
    }
}

package io.inventario.cli;

import io.inventario.database.DataLoss;
import io.inventario.database.Migration;
import io.inventario.database.MigrationPlan;
import io.inventario.database.MigrationPlan.Direction;
import io.inventario.database.MigrationTrail;
import io.inventario.database.Migrations;
import io.inventario.database.SchemaTrail;
import io.inventario.dataset.ModuleNames;
import io.inventario.shared.Actor;
import io.inventario.shared.BusinessException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the commands about migrations share: they ask for nothing but the database, and show a plan before they carry it out. */
abstract class MigrationCommand extends ServiceCommand {
    MigrationCommand(Services services) {
        super(services);
    }

    @Override
    boolean needsServices() {
        return false;
    }

    @Override
    boolean migratesFirst() {
        return false;
    }

    final Migrations migrations() {
        return service(Migrations.class);
    }

    /** Answers what the arguments name; what they name wrongly counts as unusable. */
    final <T> T meant(Supplier<T> named) {
        try {
            return named.get();
        } catch (BusinessException unknown) {
            throw unusable(unknown.getMessage());
        }
    }

    final Migration named(@Nullable String module, String id) {
        return meant(() -> migrations().named(module, id));
    }

    final MigrationPlan planBack(String module, String id) {
        if (id.toLowerCase(Locale.ROOT).equals(Migrations.ZERO)) {
            module(module);
        } else {
            named(module, id);
        }
        return migrations().planBack(module, id);
    }

    /** The migrations of a module that must be one. */
    final List<Migration> module(String given) {
        String wanted = ModuleNames.english(given);
        List<Migration> found = migrations().all().stream()
                .filter(migration -> migration.module().equals(wanted))
                .toList();
        if (found.isEmpty()) {
            throw unusable("There is no module " + given);
        }
        return found;
    }

    final int preview(MigrationPlan plan) {
        if (wantsJson()) {
            printJson(Map.of("sql", plan.sql(), "steps", plan.steps(), "losses", plan.losses()));
        } else {
            out().print(plan.isEmpty() ? "-- Nothing is pending\n" : plan.sql());
            out().flush();
        }
        return CommandLineDoor.DONE;
    }

    /** @param sure whether what would be lost may be lost */
    final int carryOut(MigrationPlan plan, boolean sure) {
        List<DataLoss> uncovered = sure ? List.of() : migrations().uncovered(plan);
        if (!wantsJson() && plan.direction() == Direction.BACK && !plan.isEmpty()) {
            out().println("Rolls back, in this order:");
            plan.steps().forEach(m -> out().println("  " + m.module() + " " + m.name()));
        }
        if (!uncovered.isEmpty()) {
            if (wantsJson()) {
                printJson(result(plan, false));
            }
            return refuse(MigrationPlan.refusal(uncovered).in(Locale.ENGLISH) + " (--yes)");
        }
        move(plan, sure);
        if (!sure && !wantsJson() && !plan.losses().isEmpty()) {
            out().println("What was lost is in a fresh verified backup.");
        }
        if (wantsJson()) {
            printJson(result(plan, true));
        } else {
            say(plan.direction(), plan.steps());
        }
        return CommandLineDoor.DONE;
    }

    /** Going forward is told by the change log, which going back takes away. */
    private void move(MigrationPlan plan, boolean sure) {
        SchemaTrail trail = plan.direction() == Direction.BACK
                ? service(MigrationTrail.class).of(plan)
                : SchemaTrail.NONE;
        Actor.asProgram("rollback", () -> {
            if (sure) {
                migrations().carryOut(plan, trail);
            } else {
                migrations().carryOutIfSafe(plan, trail);
            }
            return plan;
        });
    }

    final void say(Direction direction, List<Migration> steps) {
        boolean forward = direction == Direction.FORWARD;
        if (steps.isEmpty()) {
            out().println(forward ? "Nothing to apply: the database is up to date." : "Nothing to roll back.");
        }
        steps.forEach(m -> out().println((forward ? "Applied " : "Rolled back ") + m.module() + " " + m.id()));
    }

    /** The steps as they stand now, in the order in which they ran. */
    private List<Migration> asTheyAre(MigrationPlan plan) {
        Map<String, Migration> now = migrations().all().stream()
                .collect(Collectors.toMap(migration -> migration.module() + " " + migration.id(), m -> m));
        return plan.steps().stream()
                .map(step -> now.getOrDefault(step.module() + " " + step.id(), step))
                .toList();
    }

    private Map<String, Object> result(MigrationPlan plan, boolean done) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("done", done);
        result.put(
                plan.direction() == Direction.FORWARD ? "applied" : "rolledBack", done ? asTheyAre(plan) : List.of());
        result.put("losses", plan.losses());
        return result;
    }
}

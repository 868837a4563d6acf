package io.inventario.cli;

import io.inventario.dataset.DatasetService;
import io.inventario.dataset.LoadOutcome;
import io.inventario.dataset.Problem;
import io.inventario.dataset.RefusedLoad;
import io.inventario.shared.Actor;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes over what dumpdata wrote, all of it or nothing. */
@Command(
        name = "loaddata",
        description = {
            "Take over the records of files that dumpdata wrote, all of them or none.",
            "Rows are recognised by their natural keys; loading what is there changes nothing."
        })
final class LoaddataCommand extends ServiceCommand {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Loaded together, in any order")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--dry-run", description = "Do everything, say what would change, and undo it")
    private boolean dryRun;

    LoaddataCommand(Services services) {
        super(services);
    }

    @Override
    void checkArguments() {
        files.stream().filter(file -> !Files.isRegularFile(file)).findFirst().ifPresent(file -> {
            throw unusable("there is no file " + file);
        });
    }

    @Override
    boolean migratesFirst() {
        return !dryRun;
    }

    @Override
    int run() {
        if (dryRun && hasPendingMigrations()) {
            return refuseBecausePending();
        }
        ProgressLine line = new ProgressLine(err());
        try {
            print(Actor.asProgram(
                    "loaddata", () -> service(DatasetService.class).load(files, dryRun, line::of)));
            return CommandLineDoor.DONE;
        } catch (RefusedLoad refused) {
            return explain(refused);
        } catch (UncheckedIOException e) {
            return refuse("nothing was loaded: " + e.getMessage());
        }
    }

    private int explain(RefusedLoad refused) {
        if (wantsJson()) {
            printJson(Map.of(
                    "loaded",
                    false,
                    "problems",
                    refused.problems().stream().map(LoaddataCommand::fields).toList()));
        } else {
            refused.problems().forEach(problem -> err().println(problem));
        }
        return refuse(refused.getMessage());
    }

    private static Map<String, Object> fields(Problem problem) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("file", problem.file());
        fields.put("record", problem.record());
        fields.put("model", problem.model());
        fields.put("field", problem.field());
        fields.put("reason", problem.reason(Locale.ENGLISH));
        return fields;
    }

    private void print(LoadOutcome outcome) {
        if (wantsJson()) {
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            json.put("loaded", !outcome.dryRun());
            json.put("created", outcome.created());
            json.put("updated", outcome.updated());
            json.put("unchanged", outcome.unchanged());
            json.put("removed", outcome.removed());
            json.put("models", outcome.models());
            json.put("controlTotals", outcome.totals());
            printJson(json);
            return;
        }
        outcome.models()
                .forEach(model -> out().printf(
                                "%-32s %9d created %9d updated %9d unchanged%s%n",
                                model.model(),
                                model.created(),
                                model.updated(),
                                model.unchanged(),
                                model.removed() == 0 ? "" : " %9d removed".formatted(model.removed())));
        out().println(
                        switch (outcome.totals()) {
                            case NONE -> "control totals: the files carry none";
                            case AGREE -> "control totals: agree";
                            case MORE_HERE -> "control totals: not compared, the database holds more than the files";
                        });
        out().println(outcome.dryRun() ? "Dry run: nothing was changed" : "Loaded");
        out().flush();
    }
}

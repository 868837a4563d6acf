package io.inventario.cli;

import io.inventario.audit.AuditService;
import io.inventario.backups.Restoration;
import io.inventario.backups.RestoreService;
import io.inventario.database.Migration;
import io.inventario.database.Migrations;
import io.inventario.shared.Actor;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts a backup in the place of the live data, once it stands restored and examined beside it. */
@Command(
        name = "restore",
        description = {
            "Restore a backup beside the live data, check it, and swap it in; what was live is kept until the next restore.",
            "The application may run; on H2, while it does, restore from its page base-de-datos/copias instead."
        })
final class RestoreCommand extends ServiceCommand {
    @Parameters(paramLabel = "BACKUP", description = "Its name, as backups lists it, or its path")
    @SuppressWarnings("NullAway.Init") // picocli insists on it
    private String backup;

    @Option(names = "--yes", description = "Do not ask; without a terminal it is needed")
    private boolean yes;

    private boolean createsSchema;

    RestoreCommand(Services services) {
        super(services);
    }

    /** What is live stays as it is until it is replaced, whether it can be migrated or not. */
    @Override
    boolean migratesFirst() {
        return createsSchema;
    }

    @Override
    int run() {
        if (!yes && !confirmed()) {
            return refuse("nothing was restored; --yes says that you mean it");
        }
        createMissingSchema();
        ProgressLine line = new ProgressLine(err());
        try (Restoration restoration =
                Actor.asProgram("restore", () -> service(RestoreService.class).restore(backup, line::of))) {
            closeServices(); // nowhere may anybody keep what was read before
            restoration.swap(line::of);
            openServices();
            String name = restoration.verification().backup().name();
            Actor.asProgram("restore", () -> {
                service(AuditService.class).restored();
                return true;
            });
            if (wantsJson()) {
                printJson(Map.of(
                        "restored", name, "rows", restoration.verification().rows()));
            } else {
                out().println("Restored " + name + ": "
                        + restoration.verification().rows() + " rows. What was live is kept under " + Restoration.BEFORE
                        + " until the next restore.");
            }
            return CommandLineDoor.DONE;
        }
    }

    /** On a new machine there is nothing yet that a restore could take the place of. */
    private void createMissingSchema() {
        if (service(Migrations.class).all().stream().noneMatch(Migration::isApplied)) {
            closeServices();
            createsSchema = true;
            openServices();
        }
    }

    private boolean confirmed() {
        if (System.console() == null || !System.console().isTerminal()) {
            return false;
        }
        String answer = System.console().readLine("Replace all data by %s? Type yes: ", backup);
        return "yes".equals(answer);
    }
}

package io.inventario.cli;

import io.inventario.backups.RestoreService;
import io.inventario.backups.Verification;
import io.inventario.shared.Actor;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Proves a backup by restoring it where it harms nobody. */
@Command(
        name = "verify",
        description =
                "Restore a backup into a scratch place, compare it with its manifest, check every rule, remove it")
final class VerifyCommand extends ServiceCommand {
    @Parameters(paramLabel = "BACKUP", description = "Its name, as backups lists it, or its path")
    @SuppressWarnings("NullAway.Init") // picocli insists on it
    private String backup;

    VerifyCommand(Services services) {
        super(services);
    }

    @Override
    boolean migratesFirst() {
        return false;
    }

    @Override
    int run() {
        Verification verification = Actor.asProgram(
                "verify", () -> service(RestoreService.class).verify(backup, new ProgressLine(err())::of));
        if (wantsJson()) {
            printJson(Map.of(
                    "backup", verification.backup().name(),
                    "holds", verification.holds(),
                    "rows", verification.rows(),
                    "differences", verification.differences(),
                    "rules", verification.rules()));
        } else {
            print(verification);
        }
        return verification.holds() ? CommandLineDoor.DONE : CommandLineDoor.FAILED;
    }

    private void print(Verification verification) {
        verification
                .differences()
                .forEach(difference -> out().println("FAIL  " + difference.name() + ": " + difference.expected()
                        + " in the manifest, " + difference.found() + " restored"));
        verification.rules().stream()
                .filter(outcome -> !outcome.holds())
                .forEach(outcome -> out().println("FAIL  " + outcome.id() + " " + outcome.description() + ": "
                        + outcome.findings().differences() + " differences"));
        out().println((verification.holds() ? "Holds: " : "DOES NOT HOLD: ") + verification.rows() + " rows restored, "
                + verification.backup().totals().size() + " totals compared, "
                + verification.rules().size() + " rules examined.");
    }
}

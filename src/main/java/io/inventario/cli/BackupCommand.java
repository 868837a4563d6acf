package io.inventario.cli;

import io.inventario.backups.Backup;
import io.inventario.backups.BackupForm;
import io.inventario.backups.BackupService;
import io.inventario.backups.BackupService.Taken;
import io.inventario.backups.FormChoice;
import io.inventario.shared.Actor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Takes a backup, for people and for cron. */
@Command(name = "backup", description = "Take a backup: one moment of all data, with a signed manifest beside it")
final class BackupCommand extends ServiceCommand {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Into this folder instead of BACKUP_DIR")
    private @Nullable Path output;

    @Option(
            names = "--keep",
            paramLabel = "DAYS",
            description =
                    "Afterwards remove backups of BACKUP_DIR older than so many days, but never the last verified one")
    private @Nullable Integer keep;

    @Option(
            names = "--format",
            paramLabel = "FORM",
            description =
                    "pg_dump (PostgreSQL's own) or archive (the product's own); without it the one that can be proved here")
    private @Nullable String format;

    BackupCommand(Services services) {
        super(services);
    }

    @Override
    void checkArguments() {
        if (keep != null && keep < 1) {
            throw unusable("--keep is a number of days from 1 on");
        }
        if (format != null && BackupForm.named(format).isEmpty()) {
            throw unusable("--format is pg_dump or archive");
        }
    }

    @Override
    boolean migratesFirst() {
        return false;
    }

    @Override
    int run() {
        return Actor.asProgram("backup", () -> {
            BackupService backups = service(BackupService.class);
            ProgressLine line = new ProgressLine(err());
            BackupForm form = format == null ? null : BackupForm.named(format).orElseThrow();
            Taken taken = taken(backups, form, line);
            Backup backup = taken.backup();
            if (wantsJson()) {
                printJson(BackupsCommand.json(backup));
            } else {
                out().println(backup.file());
                err().println(backup.bytes() + " bytes; " + taken.removed().size() + " older ones removed");
            }
            if (form == null) {
                tellWhy(backups.choice());
            }
            return CommandLineDoor.DONE;
        });
    }

    private Taken taken(BackupService backups, @Nullable BackupForm form, ProgressLine line) {
        if (keep == null) {
            return new Taken(backups.take(output, form, line::of), List.of());
        }
        Duration age = Duration.ofDays(keep);
        return output == null
                ? backups.takeAndRetain(form, age, line::of)
                : new Taken(backups.take(output, form, line::of), backups.retain(age));
    }

    private void tellWhy(FormChoice choice) {
        if (choice.hindrance() != null) {
            err().println("In the product's own archive, not by pg_dump: "
                    + choice.hindrance().getMessage());
        }
    }
}

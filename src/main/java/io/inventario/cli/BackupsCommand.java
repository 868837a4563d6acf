package io.inventario.cli;

import io.inventario.backups.Backup;
import io.inventario.backups.BackupService;
import io.inventario.shared.Actor;
import io.inventario.shared.BusinessException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** The backups there are. */
@Command(
        name = "backups",
        description =
                "List the backups of BACKUP_DIR and BACKUP_URL with form, size, age, schema version, verified or not")
final class BackupsCommand extends ServiceCommand {
    BackupsCommand(Services services) {
        super(services);
    }

    @Override
    boolean migratesFirst() {
        return false;
    }

    @Override
    int run() {
        List<Backup> backups = Actor.asProgram("backups", this::all);
        Actor.asProgram("backups", () -> service(BackupService.class).strays())
                .forEach(stray -> err().println(
                                "inventario: " + new BusinessException("backups.noManifest", stray).getMessage()));
        if (wantsJson()) {
            printJson(backups.stream().map(BackupsCommand::json).toList());
        } else if (backups.isEmpty()) {
            out().println("No backups yet: ./inventario backup takes one.");
        } else {
            Columns columns =
                    new Columns("<Backup", "<Form", ">Bytes", ">Age (h)", "<Where", "<Schema", "<Program", "<Verified");
            backups.forEach(backup -> columns.row(
                    backup.name(),
                    backup.form().word(),
                    backup.bytes(),
                    Duration.between(backup.takenAt(), Instant.now()).toHours(),
                    backup.here() ? "folder" : "bucket",
                    backup.schema(),
                    backup.program(),
                    !backup.genuine()
                            ? "NOT SIGNED BY US"
                            : backup.verifiedAt() == null ? "no" : day(backup.verifiedAt())));
            columns.print(out());
        }
        return CommandLineDoor.DONE;
    }

    /** A bucket that does not answer must not hide what the folder has. */
    private List<Backup> all() {
        BackupService service = service(BackupService.class);
        List<Backup> backups = new ArrayList<>(service.list());
        try {
            backups.addAll(service.elsewhere());
        } catch (BusinessException unreachable) {
            err().println("inventario: " + unreachable.getMessage());
        }
        return backups;
    }

    private static String day(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    static Map<String, @Nullable Object> json(Backup backup) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("name", backup.name());
        fields.put("file", backup.here() ? backup.file().toString() : null);
        fields.put("form", backup.form().word());
        fields.put("takenAt", backup.takenAt().toString());
        fields.put("bytes", backup.bytes());
        fields.put("program", backup.program());
        fields.put("database", backup.database());
        fields.put("schema", backup.schema());
        fields.put("genuine", backup.genuine());
        fields.put(
                "verifiedAt",
                backup.verifiedAt() == null ? null : backup.verifiedAt().toString());
        fields.put("totals", backup.totals());
        return fields;
    }
}

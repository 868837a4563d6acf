package io.inventario.cli;

import io.inventario.database.Doctor;
import io.inventario.database.Finding;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;

/** Looks the installation over; the one command that has to work when nothing else does. */
@Command(
        name = "doctor",
        description = "Examine settings, connection, server, migrations, disk and clock; each finding with its remedy")
final class DoctorCommand extends ServiceCommand {
    DoctorCommand(Services services) {
        super(services);
    }

    @Override
    boolean needsServices() {
        return false;
    }

    @Override
    boolean needsDatabase() {
        return false;
    }

    @Override
    boolean migratesFirst() {
        return false;
    }

    @Override
    int run() {
        List<Finding> findings = service(Doctor.class).examine();
        boolean well = findings.stream().noneMatch(finding -> finding.level() == Finding.Level.BAD);
        if (wantsJson()) {
            printJson(Map.of(
                    "well",
                    well,
                    "findings",
                    findings.stream().map(DoctorCommand::json).toList()));
        } else {
            findings.forEach(this::print);
        }
        return well ? CommandLineDoor.DONE : CommandLineDoor.FAILED;
    }

    private static Map<String, String> json(Finding finding) {
        return Map.of(
                "level", finding.level().name().toLowerCase(Locale.ROOT),
                "code", finding.code(),
                "text", finding.text(Locale.ENGLISH),
                "remedy", finding.remedy(Locale.ENGLISH));
    }

    private void print(Finding finding) {
        String mark = switch (finding.level()) {
            case GOOD -> "ok    ";
            case WARNING -> "warn  ";
            case BAD -> "FAIL  ";
        };
        out().println(mark + finding.text(Locale.ENGLISH));
        if (finding.level() != Finding.Level.GOOD) {
            out().println("      -> " + finding.remedy(Locale.ENGLISH));
        }
    }
}

package io.inventario.cli;

import io.inventario.audit.AuditService;
import io.inventario.database.DatabaseUrl;
import io.inventario.database.IntegrityCheck;
import io.inventario.database.Migration;
import io.inventario.database.Migrations;
import io.inventario.shared.Actor;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;

/** The integrity checker: connection, migrations, then every rule. */
@Command(name = "check", description = "Check the connection, the migrations and every rule of the data")
final class CheckCommand extends ServiceCommand {
    CheckCommand(Services services) {
        super(services);
    }

    @Override
    boolean migratesFirst() {
        return false;
    }

    @Override
    int run() {
        String place = service(DatabaseUrl.class).place();
        List<Migration> open = service(Migrations.class).all().stream()
                .filter(m -> m.state() == Migration.State.PENDING || m.state() == Migration.State.ALTERED)
                .toList();
        // rules speak of tables that pending migrations may still have to create
        List<IntegrityCheck.Outcome> outcomes = open.isEmpty() ? Actor.asProgram("check", this::examine) : List.of();
        boolean sound = open.isEmpty() && outcomes.stream().allMatch(IntegrityCheck.Outcome::holds);
        if (wantsJson()) {
            printJson(Map.of("database", place, "sound", sound, "migrations", open, "rules", outcomes));
        } else {
            out().println("database    ok    " + place);
            out().println(open.isEmpty() ? "migrations  ok    none pending" : "migrations  FAIL  " + summary(open));
            outcomes.forEach(this::print);
        }
        return sound ? CommandLineDoor.DONE : CommandLineDoor.FAILED;
    }

    /** What a process that died left unsealed is sealed first: no other instance may be running to do it. */
    private List<IntegrityCheck.Outcome> examine() {
        service(AuditService.class).seal();
        IntegrityCheck check = service(IntegrityCheck.class);
        ProgressLine line = new ProgressLine(err());
        AtomicInteger examined = new AtomicInteger();
        return check.run(outcome -> line.of("rules", examined.incrementAndGet(), check.rules()));
    }

    private static String summary(List<Migration> open) {
        long pending =
                open.stream().filter(m -> m.state() == Migration.State.PENDING).count();
        return pending + " pending, " + (open.size() - pending) + " changed since applied; rules not checked";
    }

    private void print(IntegrityCheck.Outcome outcome) {
        var findings = outcome.findings();
        out().printf(
                        "%-11s %-5s %d rows, %d differences, %d ms  %s%n",
                        outcome.id(),
                        outcome.holds() ? "ok" : "FAIL",
                        findings.examined(),
                        findings.differences(),
                        outcome.took().toMillis(),
                        outcome.description());
        findings.first().forEach(row -> out().println("            - " + row));
        findings.notes().forEach(note -> out().println("            ? " + note));
    }
}

package io.inventario.cli;

import io.inventario.database.Migration;
import io.inventario.database.Migrations;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists the migrations as Django did. */
@Command(
        name = "showmigrations",
        description =
                "List migrations: [X] applied, [ ] pending, [!] changed since it was applied, [?] unknown to this version")
final class ShowMigrationsCommand extends ServiceCommand {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    @Parameters(arity = "0..1", paramLabel = "MODULE", description = "Only this module; Spanish names are understood")
    private @Nullable String module;

    ShowMigrationsCommand(Services services) {
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

    @Override
    int run() {
        List<Migration> all = service(Migrations.class).all();
        String wanted = module == null ? null : Migration.moduleNamed(module);
        List<Migration> shown = all.stream()
                .filter(m -> wanted == null || m.module().equals(wanted))
                .toList();
        if (wantsJson()) {
            printJson(shown);
        } else if (shown.isEmpty()) {
            out().println("No migrations" + (module == null ? "." : " of a module " + module + "."));
        } else {
            print(shown);
        }
        return shown.isEmpty() && wanted != null ? CommandLineDoor.FAILED : CommandLineDoor.DONE;
    }

    private void print(List<Migration> shown) {
        Map<String, StringBuilder> modules = new LinkedHashMap<>();
        for (Migration migration : shown) {
            var lines = modules.computeIfAbsent(migration.module(), m -> new StringBuilder());
            lines.append(' ').append(migration.state().mark()).append(' ').append(migration.id());
            if (migration.appliedAt() != null) {
                lines.append("  ").append(WHEN.format(migration.appliedAt()));
            }
            lines.append('\n');
        }
        modules.forEach((name, lines) -> out().print(name + "\n" + lines));
        out().flush();
    }
}

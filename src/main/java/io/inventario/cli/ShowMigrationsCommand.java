package io.inventario.cli;

import io.inventario.database.Migration;
import io.inventario.dataset.ModuleNames;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists the migrations as Django did. */
@Command(
        name = "showmigrations",
        description =
                "List migrations: [X] applied, [ ] pending, [!] changed since it was applied, [?] unknown to this version")
final class ShowMigrationsCommand extends MigrationCommand {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    @Parameters(arity = "0..1", paramLabel = "MODULE", description = "Only this module; Spanish names are understood")
    private @Nullable String module;

    ShowMigrationsCommand(Services services) {
        super(services);
    }

    @Override
    int run() {
        String wanted = module == null ? null : ModuleNames.english(module);
        List<Migration> shown = module == null ? migrations().all() : module(module);
        if (wantsJson()) {
            printJson(shown);
        } else {
            print(shown);
        }
        migrations().findings().stream()
                .filter(f ->
                        f.kind().isTrouble() && (wanted == null || f.module().equals(wanted)))
                .forEach(f -> err().println("inventario: " + f.in(Locale.ENGLISH)));
        return CommandLineDoor.DONE;
    }

    private void print(List<Migration> shown) {
        Map<String, StringBuilder> modules = new LinkedHashMap<>();
        for (Migration migration : shown) {
            var lines = modules.computeIfAbsent(migration.module(), m -> new StringBuilder());
            lines.append(' ').append(migration.state().mark()).append(' ').append(migration.id());
            if (migration.appliedAt() != null) {
                lines.append("  ").append(WHEN.format(migration.appliedAt()));
                lines.append("  ").append(checksum(migration.state()));
            }
            lines.append('\n');
        }
        modules.forEach((name, lines) -> out().print(name + "\n" + lines));
        out().flush();
    }

    private static String checksum(Migration.State state) {
        return switch (state) {
            case APPLIED -> "checksum ok";
            case ALTERED -> "checksum differs";
            case UNKNOWN, PENDING -> "checksum unknown";
        };
    }
}

package io.inventario.cli;

import io.inventario.database.Migration;
import io.inventario.database.MigrationFinding;
import io.inventario.database.MigrationFolder;
import io.inventario.database.SchemaGap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import liquibase.exception.LiquibaseException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** For developers: writes the change set that the entities are ahead of the migrations. */
@Command(
        name = "makemigrations",
        description = {
            "For developers: compare the entities with the migrations and write the missing change set, with rollback.",
            "Read it before you commit it: lengths, precisions, constraints and indexes are yours to say."
        })
final class MakeMigrationsCommand extends MigrationCommand {
    @Option(
            names = "--check",
            description =
                    "Write nothing; exit status 1 if a migration is missing or two collide, here or in the source tree")
    private boolean check;

    @Option(names = "--merge", description = "Renumber the later one of two files of a module with the same number")
    private boolean merge;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            defaultValue = "src/main/resources/db/changelog",
            description = "Where the change sets are; ${DEFAULT-VALUE} if not given")
    private Path folder = Path.of("");

    MakeMigrationsCommand(Services services) {
        super(services);
    }

    @Override
    void checkArguments() {
        if (check && merge) {
            throw unusable("Give either --check or --merge");
        }
    }

    @Override
    int run() {
        if (merge) {
            List<String> renamed = meant(() -> new MigrationFolder(folder)).merge(this::isApplied);
            tell("renamed", renamed, "Nothing to merge: no two of a module carry the same number.");
            return CommandLineDoor.DONE;
        }
        List<SchemaGap> gaps = gaps();
        if (check) {
            List<String> found =
                    new ArrayList<>(gaps.stream().map(SchemaGap::what).toList());
            migrations().findings().stream()
                    .filter(f -> f.kind() == MigrationFinding.Kind.CONFLICTING)
                    .forEach(f -> found.add(f.in(Locale.ENGLISH)));
            source().ifPresent(source -> found.addAll(differences(source)));
            tell("missing", found, "No migration is missing.");
            return found.isEmpty() ? CommandLineDoor.DONE : CommandLineDoor.FAILED;
        }
        MigrationFolder target = meant(() -> new MigrationFolder(folder));
        Map<String, List<SchemaGap>> byModule =
                gaps.stream().collect(Collectors.groupingBy(SchemaGap::module, TreeMap::new, Collectors.toList()));
        List<String> written = new ArrayList<>();
        byModule.forEach(
                (module, missing) -> written.add(target.write(module, missing).toString()));
        tell("written", written, "No migration is missing.");
        return CommandLineDoor.DONE;
    }

    /** The change sets as they stand in the source tree, where this runs in one or is told where it is. */
    private Optional<MigrationFolder> source() {
        return isGiven("--folder") || Files.isDirectory(folder)
                ? Optional.of(meant(() -> new MigrationFolder(folder)))
                : Optional.empty();
    }

    /** What was compared is in the program; one that was not built since says nothing about a file that was changed later. */
    private static List<String> differences(MigrationFolder source) {
        List<String> found = new ArrayList<>(source.collisions());
        source.notBuilt().forEach(path -> found.add(path + ": this program has not been built with it"));
        return found;
    }

    private static List<SchemaGap> gaps() {
        try {
            return SchemaGap.find();
        } catch (SQLException | LiquibaseException e) {
            throw new IllegalStateException("The entities and the migrations could not be compared", e);
        }
    }

    private boolean isApplied(String id) {
        return migrations().all().stream().filter(Migration::isApplied).anyMatch(m -> m.id().equals(id));
    }

    private void tell(String what, List<String> lines, String nothing) {
        if (wantsJson()) {
            printJson(Map.of(what, lines));
        } else if (lines.isEmpty()) {
            out().println(nothing);
        } else {
            lines.forEach(line -> out().println(check ? line : what + " " + line));
        }
    }
}

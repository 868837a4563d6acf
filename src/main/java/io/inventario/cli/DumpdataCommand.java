package io.inventario.cli;

import io.inventario.dataset.DatasetService;
import io.inventario.dataset.Dump;
import io.inventario.dataset.Model;
import io.inventario.shared.Actor;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the data as JSON, with the words that Django's users know. */
@Command(
        name = "dumpdata",
        description = {
            "Write the data as JSON records with natural keys, all of it as it was at one moment.",
            "The same data gives the same bytes on both databases. Hashes of passwords are data and go along."
        })
final class DumpdataCommand extends ServiceCommand {
    private static final int WIDEST = 16;

    @Parameters(
            arity = "0..*",
            paramLabel = "MODULE",
            description = "Only these modules (productos) or models (products.category)")
    private List<String> modules = new ArrayList<>();

    @Option(
            names = {"-e", "--exclude"},
            paramLabel = "MODULE",
            description = "Not these modules or models; may be given again")
    private List<String> excluded = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Into this file, readable by its owner only, instead of to standard output")
    private @Nullable Path output;

    @Option(names = "--indent", paramLabel = "N", description = "Blanks per level; without it one record a line")
    private int indent;

    @Option(names = "--natural-foreign", description = "As always here: references are told by natural keys")
    private boolean naturalForeign;

    @Option(
            names = "--natural-primary",
            description = "Leave out the ids of master data, so that it is known by its natural keys alone")
    private boolean naturalPrimary;

    DumpdataCommand(Services services) {
        super(services);
    }

    @Override
    void checkArguments() {
        if (indent < 0 || indent > WIDEST) {
            throw unusable("--indent is a number from 0 to " + WIDEST);
        }
        if (wantsJson() && output == null) {
            throw unusable("--json tells about a dump that goes into a file: name it with --output");
        }
        Path file = output;
        if (file != null) {
            Path folder = file.toAbsolutePath().getParent();
            if (Files.isDirectory(file) || folder == null) {
                throw unusable("--output " + file + " is a folder: name a file");
            }
            if (!Files.isDirectory(folder)) {
                throw unusable("--output " + file + ": there is no folder " + folder);
            }
            if (!Files.isWritable(folder)) {
                throw unusable("--output " + file + ": this account may not write into " + folder);
            }
        }
    }

    @Override
    boolean migratesFirst() {
        return false;
    }

    @Override
    int run() {
        if (hasPendingMigrations()) {
            return refuseBecausePending();
        }
        return Actor.asProgram("dumpdata", this::dump);
    }

    private int dump() {
        DatasetService data = service(DatasetService.class);
        Set<Model> models = data.models(modules, excluded);
        try {
            Path file = output;
            if (file == null) {
                write(data, models, new FileOutputStream(FileDescriptor.out));
                return CommandLineDoor.DONE;
            }
            long records = intoFile(data, models, file.toAbsolutePath());
            if (wantsJson()) {
                printJson(Map.of("file", file.toString(), "records", records));
            } else {
                err().println(records + " records written to " + file);
            }
            return CommandLineDoor.DONE;
        } catch (FileSystemException refusal) {
            return refuse("the dump cannot be written: " + FileRefusal.told(refusal));
        } catch (IOException | UncheckedIOException e) {
            return refuse("the dump cannot be written: " + e.getMessage());
        }
    }

    /** The file is there when it is complete, or as it was before. */
    private long intoFile(DatasetService data, Set<Model> models, Path file) throws IOException {
        Path partial = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".part");
        partial.toFile().deleteOnExit(); // also when somebody presses Ctrl-C
        try {
            long records;
            try (OutputStream out = Files.newOutputStream(partial)) {
                records = write(data, models, out);
            }
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return records;
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private long write(DatasetService data, Set<Model> models, OutputStream out) {
        ProgressLine line = new ProgressLine(err());
        return data.dump(models, new Dump.Form(indent, naturalPrimary), out, line::of);
    }
}

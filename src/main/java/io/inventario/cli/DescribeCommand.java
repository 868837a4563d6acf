package io.inventario.cli;

import io.inventario.database.Catalogue;
import io.inventario.database.TableDescription;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** How one table is made, as \d said. */
@Command(name = "describe", description = "Show a table's columns, indexes, keys, checks and triggers")
final class DescribeCommand extends ServiceCommand {
    @Parameters(paramLabel = "TABLE", description = "Its name, as tables lists it")
    @SuppressWarnings("NullAway.Init") // picocli insists on it
    private String table;

    DescribeCommand(Services services) {
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
        TableDescription found = service(Catalogue.class).describe(table);
        if (wantsJson()) {
            printJson(found);
            return CommandLineDoor.DONE;
        }
        out().println("Table " + found.name());
        Columns columns = new Columns("<Column", "<Type", "<Null", "<Default", "<Key");
        found.columns()
                .forEach(column -> columns.row(
                        column.name(),
                        column.type(),
                        column.nullable() ? "null" : "not null",
                        column.byDefault() == null ? "" : column.byDefault(),
                        column.inKey() ? "primary" : ""));
        columns.print(out());
        list(
                "Indexes",
                found.indexes(),
                index -> index.name() + (index.unique() ? " unique" : "") + " (" + index.columns() + ")"
                        + (index.isUnused() ? " not used yet" : ""));
        list("Refers to", found.references(), DescribeCommand::text);
        list("Referred to by", found.referencedBy(), DescribeCommand::text);
        list("Checks", found.checks(), check -> check.name() + ": " + check.condition());
        list("Triggers", found.triggers(), name -> name);
        return CommandLineDoor.DONE;
    }

    private static String text(TableDescription.Reference reference) {
        return reference.name() + " (" + reference.columns() + ") - " + reference.table() + " (" + reference.targets()
                + ")";
    }

    private <T> void list(String heading, List<T> things, Function<T, String> text) {
        if (!things.isEmpty()) {
            out().println(heading);
            things.forEach(thing -> out().println("  " + text.apply(thing)));
        }
    }
}

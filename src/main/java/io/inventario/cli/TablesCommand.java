package io.inventario.cli;

import io.inventario.database.Catalogue;
import io.inventario.database.TableSummary;
import java.util.List;
import picocli.CommandLine.Command;

/** What there is in the database, as \dt said. */
@Command(name = "tables", description = "List the tables with their rows and sizes")
final class TablesCommand extends ServiceCommand {
    TablesCommand(Services services) {
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
        List<TableSummary> tables = service(Catalogue.class).tables();
        if (wantsJson()) {
            printJson(tables);
        } else if (tables.isEmpty()) {
            out().println("No tables yet: ./inventario migrate makes them.");
        } else {
            Columns columns = new Columns("<Table", "<Kind", ">Rows", ">Bytes");
            tables.forEach(table -> columns.row(
                    table.name(),
                    table.view() ? "view" : "table",
                    (table.estimated() ? "~" : "") + table.rows(),
                    table.bytes() == null ? "" : table.bytes()));
            columns.print(out());
        }
        return CommandLineDoor.DONE;
    }
}

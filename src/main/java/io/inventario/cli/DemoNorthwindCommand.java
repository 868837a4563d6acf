package io.inventario.cli;

import io.inventario.demo.NorthwindImport;
import io.inventario.demo.NorthwindSummary;
import io.inventario.demo.UnusableFile;
import io.inventario.shared.Actor;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Imports the Northwind files and says whether the database now holds what they do. */
@Command(name = "northwind", description = "Import the Northwind trading data from a folder of CSV files")
final class DemoNorthwindCommand extends ServiceCommand {
    @Parameters(paramLabel = "DIR", description = "Folder with customers.csv, orders.csv and the others")
    private Path folder = Path.of("");

    DemoNorthwindCommand(Services services) {
        super(services);
    }

    @Override
    void checkArguments() {
        if (!Files.isDirectory(folder)) {
            throw unusable("There is no folder " + folder);
        }
    }

    @Override
    int run() {
        NorthwindSummary summary;
        try {
            summary = Actor.asProgram(
                    "demo northwind", () -> service(NorthwindImport.class).load(folder, new ProgressLine(err())));
        } catch (UnusableFile e) {
            err().println("inventario: " + e.getMessage());
            return CommandLineDoor.FAILED;
        }
        if (wantsJson()) {
            printJson(json(summary));
        } else {
            print(summary);
        }
        return summary.isRight() ? CommandLineDoor.DONE : CommandLineDoor.FAILED;
    }

    private void print(NorthwindSummary summary) {
        out().println("master data  " + summary.created() + " created, " + summary.unchanged() + " unchanged");
        out().println("documents    " + summary.posted() + " posted, " + summary.repeated() + " posted before");
        out().println("sales        " + summary.sales() + " with " + summary.lines() + " lines, " + summary.units()
                + " units, net " + plain(summary));
        out().println("on hand      " + summary.onHand());
        out().printf("time         %.1f s%n", BigDecimal.valueOf(summary.took().toMillis(), 3));
        summary.differences().forEach(line -> out().println("DIFFERS      " + line));
        out().println(
                        summary.isRight()
                                ? "All figures are as the files say."
                                : "The figures are not as the files say.");
    }

    private static Map<String, Object> json(NorthwindSummary summary) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("created", summary.created());
        json.put("unchanged", summary.unchanged());
        json.put("posted", summary.posted());
        json.put("postedBefore", summary.repeated());
        json.put("sales", summary.sales());
        json.put("lines", summary.lines());
        json.put("units", summary.units().toString());
        json.put("net", plain(summary));
        json.put("onHand", summary.onHand().toString());
        json.put("milliseconds", summary.took().toMillis());
        json.put("differences", summary.differences());
        return json;
    }

    private static String plain(NorthwindSummary summary) {
        return summary.net().amount().setScale(2).toPlainString();
    }
}

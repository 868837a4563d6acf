package io.inventario.cli;

import io.inventario.demo.DemoCompany;
import io.inventario.demo.DemoSize;
import io.inventario.shared.Actor;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes up a trading company of the wanted size. */
@Command(name = "generate", description = "Make up a trading company; the same size and seed again change nothing")
final class DemoGenerateCommand extends ServiceCommand {
    @Option(names = "--products", description = "How many products (200 if not given)")
    private int products = DemoSize.USUAL.products();

    @Option(names = "--sales", description = "How many sales (1000)")
    private int sales = DemoSize.USUAL.sales();

    @Option(names = "--days", description = "Over how many days up to today (365)")
    private int days = DemoSize.USUAL.days();

    @Option(names = "--seed", description = "A number from 0 to 999 (1)")
    private long seed = DemoSize.USUAL.seed();

    private @Nullable DemoSize size;

    DemoGenerateCommand(Services services) {
        super(services);
    }

    @Override
    void checkArguments() {
        try {
            size = new DemoSize(products, sales, days, seed);
        } catch (IllegalArgumentException e) {
            throw unusable(String.valueOf(e.getMessage()));
        }
    }

    @Override
    int run() {
        DemoSize wanted = size == null ? DemoSize.USUAL : size;
        DemoCompany.Summary summary = Actor.asProgram(
                "demo generate", () -> service(DemoCompany.class).generate(wanted, new ProgressLine(err())));
        if (wantsJson()) {
            printJson(Map.of(
                    "created", summary.created(),
                    "unchanged", summary.unchanged(),
                    "posted", summary.posted(),
                    "postedBefore", summary.repeated(),
                    "total", summary.total().toString(),
                    "milliseconds", summary.took().toMillis()));
        } else {
            out().println("master data  " + summary.created() + " created, " + summary.unchanged() + " unchanged");
            out().println("documents    " + summary.posted() + " posted, " + summary.repeated() + " posted before");
            out().println("sales total  " + summary.total());
            out().printf(
                            "time         %.1f s%n",
                            BigDecimal.valueOf(summary.took().toMillis(), 3));
        }
        return CommandLineDoor.DONE;
    }
}

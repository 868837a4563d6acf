package io.inventario.demo;

import io.inventario.documents.Posted;
import io.inventario.documents.Tender;
import io.inventario.sales.PostSale;
import io.inventario.sales.SaleService;
import io.inventario.settings.Company;
import io.inventario.settings.CompanyService;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Ids;
import io.inventario.shared.Money;
import io.inventario.shared.Permission;
import io.inventario.shared.Quantity;
import io.inventario.stock.AdjustStock;
import io.inventario.stock.StockAdjustment;
import io.inventario.stock.StockService;
import jakarta.annotation.security.RolesAllowed;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Imports the Northwind trading data through the same services that people post with, and compares what came of it.
 *
 * <p>It reads and checks all files first. Every posting has a command id made from its name in the files, so that an import that
 * was interrupted can be run again, and one that is complete changes nothing.
 */
@Service
public class NorthwindImport {
    private static final UUID OPENING = Ids.named("northwind opening stock");

    private final NorthwindMasterData masterData;
    private final NorthwindComparison comparison;
    private final CompanyService company;
    private final StockService stock;
    private final SaleService sales;
    private final JdbcClient jdbc;
    private final Clock clock;

    NorthwindImport(
            NorthwindMasterData masterData,
            NorthwindComparison comparison,
            CompanyService company,
            StockService stock,
            SaleService sales,
            JdbcClient jdbc,
            Clock clock) {
        this.masterData = masterData;
        this.comparison = comparison;
        this.company = company;
        this.stock = stock;
        this.sales = sales;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @throws UnusableFile when a file is missing or damaged; nothing was written
     * @throws BusinessException when the company's currency has no cents, or an earlier import was of other files
     */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public NorthwindSummary load(Path folder, Progress progress) {
        Instant start = clock.instant();
        Northwind files = new NorthwindFiles(folder, company.terms().today(clock)).read();
        NorthwindExpected expected = NorthwindExpected.read(folder);
        prepareCompany();
        Counts masters = new Counts();
        NorthwindMasterData.Known known = masterData.load(files, masters, progress);
        Counts documents = new Counts();
        List<UUID> commands = new ArrayList<>();
        openStock(files, known, commands, documents);
        int done = 0;
        for (Northwind.Order order : files.orders()) {
            progress.at("sales", done++, files.orders().size());
            PostSale command = command(order, known);
            commands.add(command.commandId());
            documents.count(sales.post(command).repeated());
        }
        progress.at("sales", done, files.orders().size());
        return comparison.summary(
                files, expected, commands, masters, documents, Duration.between(start, clock.instant()));
    }

    /** A company that nobody has touched yet becomes Northwind's; any other only has to count in cents. */
    private void prepareCompany() {
        Company stored = company.company();
        boolean untouched = Long.valueOf(0).equals(stored.getVersion())
                && jdbc.sql("select count(*) from document").query(Long.class).single() == 0;
        if (untouched) {
            stored.setName("Northwind Traders");
            stored.setCurrency("USD");
            stored.setCurrencyDigits(Northwind.DIGITS);
            company.save(stored);
        } else if (stored.getCurrencyDigits() != Northwind.DIGITS) {
            throw new BusinessException("demo.digits", stored.getCurrency(), stored.getCurrencyDigits());
        }
    }

    private void openStock(Northwind files, NorthwindMasterData.Known known, List<UUID> commands, Counts documents) {
        List<AdjustStock.Line> lines = new ArrayList<>();
        files.products().forEach((key, line) -> {
            long quantity = files.openingStock(key, line);
            if (quantity > 0) {
                lines.add(new AdjustStock.Line(known.product(key), Quantity.of(quantity), BigDecimal.ZERO));
            }
        });
        if (lines.isEmpty() || files.orders().isEmpty()) {
            return;
        }
        Posted posted = stock.adjust(new AdjustStock(
                OPENING,
                files.orders().getFirst().day().minusDays(1),
                null,
                StockAdjustment.Reason.OPENING,
                "Northwind",
                lines));
        commands.add(OPENING);
        documents.count(posted.repeated());
    }

    private static PostSale command(Northwind.Order order, NorthwindMasterData.Known known) {
        List<PostSale.Line> lines = order.lines().stream()
                .map(line -> new PostSale.Line(
                        known.product(line.product()),
                        Quantity.of(line.quantity()),
                        line.price(),
                        line.discountPercent(),
                        null))
                .toList();
        Money total = order.net();
        return new PostSale(
                Ids.named("northwind order " + order.number()),
                order.day(),
                known.customers().get(order.customer()),
                known.sellers().get(order.employee()),
                null,
                null,
                lines,
                Money.ZERO,
                total.isZero() ? List.of() : List.of(new Tender(known.method(), total)),
                "Northwind " + order.number());
    }
}

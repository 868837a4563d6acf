package io.inventario.demo;

import io.inventario.documents.Tender;
import io.inventario.products.Product;
import io.inventario.purchases.PostVoucher;
import io.inventario.purchases.PurchaseService;
import io.inventario.purchases.ReceivePurchase;
import io.inventario.purchases.VoucherService;
import io.inventario.sales.PostSale;
import io.inventario.sales.SaleService;
import io.inventario.settings.CompanyService;
import io.inventario.settings.CompanyTerms;
import io.inventario.settings.PaymentMethod;
import io.inventario.settings.SettingsService;
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
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Makes up a trading company from a seed and posts its purchases, expenses and sales through the same services that people post with.
 *
 * <p>A second run of the same size and seed finds everything there and changes nothing, also on a later day: the days hang on
 * that of the opening stock.
 */
@Service
public class DemoCompany {
    private static final List<String> BANKS = List.of("Banco Andino", "Banco del Valle", "Caja Central");

    private final DemoMasterData masterData;
    private final CompanyService company;
    private final SettingsService settings;
    private final StockService stock;
    private final PurchaseService purchases;
    private final VoucherService vouchers;
    private final SaleService sales;
    private final JdbcClient jdbc;
    private final Clock clock;

    DemoCompany(
            DemoMasterData masterData,
            CompanyService company,
            SettingsService settings,
            StockService stock,
            PurchaseService purchases,
            VoucherService vouchers,
            SaleService sales,
            JdbcClient jdbc,
            Clock clock) {
        this.masterData = masterData;
        this.company = company;
        this.settings = settings;
        this.stock = stock;
        this.purchases = purchases;
        this.vouchers = vouchers;
        this.sales = sales;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param created master data that was not there before */
    public record Summary(int created, int unchanged, int posted, int repeated, Money total, Duration took) {}

    @RolesAllowed(Permission.MANAGE_DATABASE)
    public Summary generate(DemoSize size, Progress progress) {
        Instant start = clock.instant();
        CompanyTerms terms = company.terms();
        Counts masters = new Counts();
        DemoMasterData.Known known = masterData.load(size, masters, progress);
        UUID openingId = Ids.named(size.name() + " opening stock");
        LocalDate opening = openingDay(openingId, size, terms);
        List<DemoSales.Plan> plans = new DemoSales(size, known).plan(size.sales(), opening.plusDays(1), size.days());
        Counts documents = new Counts();
        documents.count(stock.adjust(openingStock(openingId, opening, size, known, plans))
                .repeated());
        buy(new DemoPurchases(size, known, opening.plusDays(1)), documents, progress);
        Money total = Money.ZERO;
        int done = 0;
        for (DemoSales.Plan plan : plans) {
            progress.at("sales", done++, plans.size());
            documents.count(sales.post(command(plan, size, terms.digits())).repeated());
            total = total.plus(plan.total(terms.digits()));
        }
        progress.at("sales", done, plans.size());
        Duration took = Duration.between(start, clock.instant());
        return new Summary(
                masters.created(), masters.unchanged(), documents.created(), documents.unchanged(), total, took);
    }

    private void buy(DemoPurchases plan, Counts documents, Progress progress) {
        List<ReceivePurchase> receipts = plan.receipts();
        List<PostVoucher> spent = plan.vouchers(this::tender);
        int all = receipts.size() + spent.size();
        int done = 0;
        for (ReceivePurchase receipt : receipts) {
            progress.at("purchases", done++, all);
            documents.count(purchases.receive(receipt).repeated());
        }
        for (PostVoucher voucher : spent) {
            progress.at("purchases", done++, all);
            documents.count(vouchers.post(voucher).repeated());
        }
        progress.at("purchases", done, all);
    }

    /** Whether nothing has been posted yet, so that made-up data can't mix with real data. */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public boolean isEmpty() {
        return jdbc.sql("select count(*) from document").query(Long.class).single() == 0;
    }

    private LocalDate openingDay(UUID command, DemoSize size, CompanyTerms terms) {
        return jdbc.sql("select business_date from document where command_id = :command")
                .param("command", command)
                .query(LocalDate.class)
                .optional()
                .orElseGet(() -> terms.today(clock).minusDays(size.days()));
    }

    private static AdjustStock openingStock(
            UUID command, LocalDate day, DemoSize size, DemoMasterData.Known known, List<DemoSales.Plan> plans) {
        Map<Product, Quantity> needed = DemoSales.needed(plans);
        Random random = new Random(size.seed() * 31 + 6);
        List<AdjustStock.Line> lines = new ArrayList<>();
        for (Product product : known.products()) {
            Quantity left = Quantity.of(random.nextInt(60));
            Quantity quantity =
                    needed.getOrDefault(product, Quantity.ZERO).plus(left).plus(Quantity.of(1));
            BigDecimal share = BigDecimal.valueOf(50L + random.nextInt(20), 2);
            BigDecimal cost = product.getSalePrice().amount().multiply(share).setScale(2, RoundingMode.HALF_UP);
            lines.add(new AdjustStock.Line(product.getId(), quantity, cost.stripTrailingZeros()));
        }
        return new AdjustStock(command, day, null, StockAdjustment.Reason.OPENING, size.name(), lines);
    }

    private PostSale command(DemoSales.Plan plan, DemoSize size, int digits) {
        List<PostSale.Line> lines = plan.lines().stream()
                .map(line -> new PostSale.Line(
                        line.product().getId(),
                        line.quantity(),
                        line.product().getSalePrice(),
                        line.discountPercent(),
                        null))
                .toList();
        return new PostSale(
                Ids.named(size.name() + " sale " + plan.number()),
                plan.day(),
                plan.customer(),
                plan.seller(),
                null,
                null,
                lines,
                Money.ZERO,
                List.of(tender(plan.way(), plan.number(), plan.total(digits))),
                null);
    }

    private Tender tender(int way, int number, Money total) {
        PaymentMethod.Kind kind =
                way < 55 ? PaymentMethod.Kind.CASH : way < 80 ? PaymentMethod.Kind.CARD : PaymentMethod.Kind.TRANSFER;
        List<PaymentMethod> methods = settings.paymentMethods().stream()
                .filter(PaymentMethod::isActive)
                .toList();
        PaymentMethod method = methods.stream()
                .filter(some -> some.getKind() == kind)
                .findFirst()
                .or(() -> methods.stream().findFirst())
                .orElseThrow(() -> new BusinessException("demo.method.none"));
        boolean transfer = method.getKind() == PaymentMethod.Kind.TRANSFER;
        return new Tender(
                method.getId(),
                total,
                method.isCash() ? null : String.format("%06d", 100_000 + number),
                transfer ? BANKS.get(number % BANKS.size()) : null);
    }
}

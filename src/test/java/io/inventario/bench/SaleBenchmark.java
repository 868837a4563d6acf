package io.inventario.bench;

import io.inventario.Inventario;
import io.inventario.database.IntegrityCheck;
import io.inventario.documents.Tender;
import io.inventario.sales.PostSale;
import io.inventario.sales.SaleService;
import io.inventario.settings.CompanyService;
import io.inventario.settings.SettingsService;
import io.inventario.shared.Actor;
import io.inventario.shared.Ids;
import io.inventario.shared.Money;
import io.inventario.shared.Quantity;
import io.inventario.stock.AdjustStock;
import io.inventario.stock.StockAdjustment;
import io.inventario.stock.StockService;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * How fast sales of five lines are posted on PostgreSQL, beside plain JDBC with the same statements in the same run:
 * {@code ./mvnw -Pbench}, with {@code -Dbench.threads=1,8,32 -Dbench.sales=3000 -Dbench.seed=1 -Dbench.pool=8}.
 */
public final class SaleBenchmark {
    private static final int PRODUCTS = 10_000;
    private static final int HOT = 10;
    private static final int LINES = 5;
    private static final String PRICE = "10";
    private static final List<String> COLUMNS =
            List.of("products", "threads", "sales/s", "plain/s", "ratio", "cpu ms", "plain cpu ms");

    private final ConfigurableApplicationContext context;
    private final List<UUID> products;
    private final long seed = Long.getLong("bench.seed", 1);
    private final UUID register;
    private final UUID location;
    private final UUID cash;

    private SaleBenchmark(ConfigurableApplicationContext context) {
        this.context = context;
        SettingsService settings = context.getBean(SettingsService.class);
        this.register = settings.registers().getFirst().getId();
        this.location = context.getBean(StockService.class).sellingLocation().getId();
        this.cash = settings.paymentMethod("EFECTIVO").orElseThrow().getId();
        this.products = stockedProducts();
    }

    public static void main(String[] arguments) throws IOException {
        Path data = Files.createTempDirectory("inventario-bench");
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig(
                        "fsync", "on") // as a company's server keeps it: a sale is on the disk when it is answered
                .setServerConfig("synchronous_commit", "on")
                .start()) {
            System.setProperty(
                    "DATABASE_URL", "postgres://postgres:postgres@localhost:" + server.getPort() + "/postgres");
            System.setProperty("SECRET_KEY", "a key that only the benchmark uses, and nobody else");
            System.setProperty("PORT", "0");
            System.setProperty("DATABASE_POOL_SIZE", System.getProperty("bench.pool", "8"));
            try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Inventario.class)
                    .logStartupInfo(false)
                    .profiles("bench") // without the proxies that watch statements in tests
                    .properties("logging.level.root=WARN")
                    .run()) {
                Actor.asProgram("benchmark", () -> {
                    new SaleBenchmark(context).run();
                    return true;
                });
            }
        }
    }

    private void run() {
        SaleService sales = context.getBean(SaleService.class);
        CompanyService company = context.getBean(CompanyService.class);
        LocalDate today = company.terms().today(context.getBean(Clock.class));
        PlainSale plain = new PlainSale(context.getBean(DataSource.class), register, location, cash, today);
        Workload application = (cart) -> sales.post(sale(cart));
        Workload yardstick = plain::post;
        int count = Integer.getInteger("bench.sales", 3000);
        Rounds rounds = new Rounds(seed, products, LINES);
        System.out.println("server: " + server());
        rounds.run(application, 8, PRODUCTS, 2 * count);
        rounds.run(yardstick, 8, PRODUCTS, count);
        List<Map<String, Object>> results = new ArrayList<>();
        for (int range : List.of(PRODUCTS, HOT)) {
            for (int threads : threads()) {
                new JdbcTemplate(context.getBean(DataSource.class)).execute("analyze");
                Rounds.Rate first = rounds.run(yardstick, threads, range, count);
                Rounds.Rate ours = rounds.run(application, threads, range, count);
                Rounds.Rate second = rounds.run(yardstick, threads, range, count);
                results.add(result(range, threads, ours, first.with(second)));
                System.out.println(results.getLast());
            }
        }
        BenchReport.print(COLUMNS, results);
        BenchReport.printShares(profile(() -> rounds.run(application, 8, PRODUCTS, count)));
        context.getBean(IntegrityCheck.class).run().stream()
                .filter(outcome -> !outcome.id().equals("U1")) // the yardstick does not hold the key of the audit rows
                .filter(outcome -> !outcome.holds())
                .forEach(outcome -> {
                    throw new IllegalStateException("Rule " + outcome.id() + ": " + outcome.findings());
                });
        System.out.println(JsonMapper.builder().build().writeValueAsString(results));
    }

    /** In a round of its own, for it costs time itself. */
    private static Map<String, Long> profile(Runnable round) {
        Profile profile = new Profile();
        profile.start();
        round.run();
        profile.stop();
        return profile.shares();
    }

    private Map<String, Object> server() {
        return new JdbcTemplate(context.getBean(DataSource.class))
                .queryForMap("select current_setting('fsync') as fsync,"
                        + " current_setting('synchronous_commit') as synchronous_commit, version()");
    }

    private static Map<String, Object> result(int range, int threads, Rounds.Rate ours, Rounds.Rate plain) {
        return Map.of(
                "products", range == HOT ? "hot" : "uniform",
                "threads", threads,
                "sales/s", ours.perSecond(),
                "plain/s", plain.perSecond(),
                "cpu ms", ours.cpuMillis(),
                "plain cpu ms", plain.cpuMillis(),
                "ratio", BenchReport.ratio(ours, plain));
    }

    private static List<Integer> threads() {
        return Arrays.stream(System.getProperty("bench.threads", "1,8,32").split(","))
                .map(Integer::valueOf)
                .toList();
    }

    private PostSale sale(List<UUID> cart) {
        List<PostSale.Line> lines = cart.stream()
                .map(product -> new PostSale.Line(product, Quantity.of(1)))
                .toList();
        Money total =
                new Money(new BigDecimal(PRICE).multiply(new BigDecimal("1.19")).multiply(BigDecimal.valueOf(LINES)));
        return new PostSale(
                Ids.next(),
                null,
                null,
                null,
                register,
                location,
                lines,
                Money.ZERO,
                List.of(new Tender(cash, total)),
                null);
    }

    /** Products by plain inserts, as they are not what is measured; their stock by the posting that all stock comes by. */
    private List<UUID> stockedProducts() {
        JdbcTemplate jdbc = new JdbcTemplate(context.getBean(DataSource.class));
        UUID tax = context.getBean(SettingsService.class)
                .taxRate("IVA")
                .orElseThrow()
                .getId();
        List<UUID> ids = new ArrayList<>();
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < PRODUCTS; i++) {
            UUID id = Ids.next();
            ids.add(id);
            rows.add(new Object[] {id, "B" + i, "Product " + i, "product " + i, new BigDecimal(PRICE), tax});
        }
        jdbc.batchUpdate("""
                insert into product (id, code, name, search_text, unit, fractional, service, tracks_lots, sale_price,
                    price_includes_tax, tax_rate_id, min_stock, target_stock, created_at, active, version)
                values (?, ?, ?, ?, 'u', false, false, false, ?, false, ?, 0, 0, now(), true, 0)""", rows);
        StockService stock = context.getBean(StockService.class);
        for (int from = 0; from < PRODUCTS; from += 500) {
            List<AdjustStock.Line> lines = ids.subList(from, from + 500).stream()
                    .map(id -> new AdjustStock.Line(id, Quantity.of(1_000_000), new BigDecimal("4.37")))
                    .toList();
            stock.adjust(new AdjustStock(Ids.next(), null, null, StockAdjustment.Reason.OPENING, null, lines));
        }
        return ids;
    }

    /** Posts one sale of one unit of each product of the cart. */
    @FunctionalInterface
    interface Workload {
        void sell(List<UUID> cart) throws Exception;
    }
}

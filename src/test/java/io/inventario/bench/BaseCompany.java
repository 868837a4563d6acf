package io.inventario.bench;

import io.inventario.OneOfEach;
import io.inventario.demo.DemoCompany;
import io.inventario.demo.DemoSize;
import io.inventario.documents.Tender;
import io.inventario.sales.PostSale;
import io.inventario.sales.SaleService;
import io.inventario.settings.SettingsService;
import io.inventario.shared.Ids;
import io.inventario.shared.Money;
import io.inventario.shared.Quantity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The company that a {@link GrownCompany} consists of many times: everything in it was posted through the services. */
final class BaseCompany {
    static final int PRODUCTS = 1_000;
    static final int SALES = 1_000;
    static final int LINES = 3;
    private static final int DAYS = 365;

    private final ApplicationContext context;
    private final JdbcTemplate jdbc;
    private final Random random = new Random(1);

    BaseCompany(ApplicationContext context) {
        this.context = context;
        this.jdbc = context.getBean(JdbcTemplate.class);
    }

    /** Goods, people, purchases and expenses as the demonstration has them, a document of each kind, and the sales. */
    void post() {
        context.getBean(DemoCompany.class).generate(new DemoSize(PRODUCTS, 0, DAYS, 1), (step, done, all) -> {});
        Map<UUID, Integer> stock = stock();
        context.getBean(OneOfEach.class).post();
        List<UUID> customers = jdbc.queryForList("select id from customer order by code", UUID.class);
        LocalDate first = jdbc.queryForObject("select max(business_date) from document", LocalDate.class)
                .minusDays(DAYS - 1);
        for (int i = 0; i < SALES; i++) {
            UUID customer = random.nextBoolean() ? null : customers.get(random.nextInt(customers.size()));
            sell(customer, first.plusDays((long) i * DAYS / SALES), cart(stock));
        }
    }

    private Map<UUID, Integer> stock() {
        Map<UUID, Integer> stock = new TreeMap<>();
        jdbc.query("select product_id, quantity from stock_value", row -> {
            stock.put(row.getObject(1, UUID.class), row.getBigDecimal(2).intValueExact());
        });
        return stock;
    }

    private List<PostSale.Line> cart(Map<UUID, Integer> stock) {
        List<UUID> goods = new ArrayList<>(stock.keySet());
        Set<UUID> cart = new LinkedHashSet<>();
        while (cart.size() < LINES) {
            UUID product = goods.get(random.nextInt(goods.size()));
            if (stock.getOrDefault(product, 0) > 1 && cart.add(product)) {
                stock.merge(product, -1, Integer::sum);
            }
        }
        return cart.stream()
                .map(product -> new PostSale.Line(product, Quantity.of(1)))
                .toList();
    }

    private void sell(UUID customer, LocalDate day, List<PostSale.Line> lines) {
        SaleService sales = context.getBean(SaleService.class);
        UUID cash = context.getBean(SettingsService.class)
                .paymentMethod("EFECTIVO")
                .orElseThrow()
                .getId();
        Money total = sales.quote(sale(customer, day, lines, List.of())).total();
        sales.post(sale(customer, day, lines, List.of(new Tender(cash, total))));
    }

    private static PostSale sale(UUID customer, LocalDate day, List<PostSale.Line> lines, List<Tender> tenders) {
        return new PostSale(Ids.next(), day, customer, null, null, null, lines, Money.ZERO, tenders, null);
    }
}

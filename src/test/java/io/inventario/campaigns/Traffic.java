package io.inventario.campaigns;

import io.inventario.documents.Posted;
import io.inventario.documents.Tender;
import io.inventario.products.Product;
import io.inventario.products.ProductService;
import io.inventario.sales.PostSale;
import io.inventario.sales.SaleService;
import io.inventario.settings.SettingsService;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Ids;
import io.inventario.shared.Money;
import io.inventario.shared.Quantity;
import io.inventario.stock.AdjustStock;
import io.inventario.stock.StockAdjustment;
import io.inventario.stock.StockService;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.context.ApplicationContext;

/**
 * The clients of a shop with few goods. Every command follows from the seed, the client and its number alone, so that it can be
 * given again, word for word, after its answer was lost.
 */
final class Traffic {
    private static final int PRODUCTS = 12;

    private final ProductService products;
    private final StockService stock;
    private final SaleService sales;
    private final SettingsService settings;
    private final long seed;
    private final List<UUID> goods = new ArrayList<>();
    private final UUID cash;

    Traffic(ApplicationContext application, long seed) {
        this.products = application.getBean(ProductService.class);
        this.stock = application.getBean(StockService.class);
        this.sales = application.getBean(SaleService.class);
        this.settings = application.getBean(SettingsService.class);
        this.seed = seed;
        this.cash = settings.paymentMethod("EFECTIVO").orElseThrow().getId();
        for (int i = 0; i < PRODUCTS; i++) {
            goods.add(product("KILL-" + i));
        }
    }

    private UUID product(String code) {
        return products.byCode(code)
                .orElseGet(() -> {
                    Product product = new Product();
                    product.setCode(code);
                    product.setName("Campaign " + code);
                    product.setSalePrice(Money.of(10));
                    product.setPriceIncludesTax(false);
                    product.setTaxRate(settings.taxRate("EXENTO").orElseThrow());
                    return products.save(product);
                })
                .getId();
    }

    UUID command(int client, int number) {
        return Ids.named("campaign " + seed + " " + client + " " + number);
    }

    /**
     * Gives the command; every sixth puts goods into stock, the others sell.
     *
     * @throws BusinessException when it is refused
     */
    Posted give(int client, int number) {
        UUID id = command(client, number);
        Random random = new Random(seed * 31_337 + client * 7_919L + number);
        return number % 6 == 0 ? stock.adjust(replenish(id, random)) : sales.post(sale(id, random));
    }

    private AdjustStock replenish(UUID id, Random random) {
        List<AdjustStock.Line> lines = pick(random, 3).stream()
                .map(product -> new AdjustStock.Line(
                        product, Quantity.of(5 + random.nextInt(10)), BigDecimal.valueOf(300 + random.nextInt(400), 2)))
                .toList();
        return new AdjustStock(id, null, null, StockAdjustment.Reason.FOUND, null, lines);
    }

    private PostSale sale(UUID id, Random random) {
        List<PostSale.Line> lines = new ArrayList<>();
        long units = 0;
        for (UUID product : pick(random, 1 + random.nextInt(4))) {
            int quantity = 1 + random.nextInt(2);
            units += quantity;
            lines.add(new PostSale.Line(product, Quantity.of(quantity)));
        }
        return new PostSale(id, lines, List.of(new Tender(cash, Money.of(10 * units))));
    }

    private List<UUID> pick(Random random, int count) {
        Set<Integer> picked = new TreeSet<>();
        while (picked.size() < count) {
            picked.add(random.nextInt(goods.size()));
        }
        return picked.stream().map(goods::get).toList();
    }
}

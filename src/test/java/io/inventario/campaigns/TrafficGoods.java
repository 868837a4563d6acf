package io.inventario.campaigns;

import io.inventario.products.Product;
import io.inventario.products.ProductService;
import io.inventario.settings.SettingsService;
import io.inventario.shared.Money;
import io.inventario.stock.Location;
import io.inventario.stock.StockService;
import io.inventario.suppliers.Supplier;
import io.inventario.suppliers.SupplierService;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the traffic of a campaign sells, from whom and where: made at the first start, found again at the next. */
final class TrafficGoods {
    static final int PRICE = 10;
    private static final int PRODUCTS = 12;
    private static final String NAME = "Kill campaign";

    final List<UUID> products;
    final UUID supplier;
    final UUID here;
    final UUID there;
    final UUID cash;

    TrafficGoods(ApplicationContext application) {
        ProductService service = application.getBean(ProductService.class);
        SettingsService settings = application.getBean(SettingsService.class);
        StockService stock = application.getBean(StockService.class);
        cash = settings.paymentMethod("EFECTIVO").orElseThrow().getId();
        here = stock.sellingLocation().getId();
        there = stock.locations().stream()
                .filter(location -> location.getName().equals(NAME))
                .findFirst()
                .orElseGet(() -> depot(stock))
                .getId();
        supplier = application
                .getBean(JdbcClient.class)
                .sql("select id from supplier where name = ?")
                .param(NAME)
                .query(UUID.class)
                .optional()
                .orElseGet(() -> supplier(application.getBean(SupplierService.class)));
        products = IntStream.range(0, PRODUCTS)
                .mapToObj(i -> product(service, settings, "KILL-" + i))
                .toList();
    }

    private static Location depot(StockService stock) {
        Location location = new Location();
        location.setCode("ZKILL");
        location.setName(NAME);
        return stock.save(location);
    }

    private static UUID supplier(SupplierService suppliers) {
        Supplier supplier = new Supplier();
        supplier.setName(NAME);
        return suppliers.save(supplier).getId();
    }

    private static UUID product(ProductService products, SettingsService settings, String code) {
        return products.byCode(code)
                .orElseGet(() -> {
                    Product product = new Product();
                    product.setCode(code);
                    product.setName("Campaign " + code);
                    product.setSalePrice(Money.of(PRICE));
                    product.setPriceIncludesTax(false);
                    product.setTaxRate(settings.taxRate("EXENTO").orElseThrow());
                    return products.save(product);
                })
                .getId();
    }
}

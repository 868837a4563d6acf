package io.inventario;

import io.inventario.documents.Posted;
import io.inventario.documents.Tender;
import io.inventario.products.Product;
import io.inventario.products.ProductService;
import io.inventario.purchases.PurchaseService;
import io.inventario.purchases.ReceivePurchase;
import io.inventario.sales.PostSale;
import io.inventario.sales.SaleService;
import io.inventario.settings.Company;
import io.inventario.settings.CompanyService;
import io.inventario.settings.PaymentMethod;
import io.inventario.settings.SettingsService;
import io.inventario.shared.Actor;
import io.inventario.shared.Ids;
import io.inventario.shared.Money;
import io.inventario.shared.Permission;
import io.inventario.shared.Quantity;
import io.inventario.stock.AdjustStock;
import io.inventario.stock.StockAdjustment;
import io.inventario.stock.StockService;
import io.inventario.suppliers.Supplier;
import io.inventario.suppliers.SupplierService;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Builds what tests sell, with good defaults; everything goes through the services, as the program itself. */
@Component
public class Shop {
    private static final AtomicInteger count = new AtomicInteger();

    public final ProductService products;
    public final StockService stock;
    public final SaleService sales;
    public final SettingsService settings;
    public final SupplierService suppliers;
    public final PurchaseService purchases;
    private final CompanyService company;

    Shop(
            ProductService products,
            StockService stock,
            SaleService sales,
            SettingsService settings,
            SupplierService suppliers,
            PurchaseService purchases,
            CompanyService company) {
        this.products = products;
        this.stock = stock;
        this.sales = sales;
        this.settings = settings;
        this.suppliers = suppliers;
        this.purchases = purchases;
        this.company = company;
    }

    /** A name that no other test uses. */
    public static String unique(String name) {
        return name + " " + count.incrementAndGet() + "-"
                + Ids.next().toString().substring(0, 13);
    }

    public <T> T as(java.util.function.Supplier<T> work) {
        return Actor.asProgram("tests", work);
    }

    /** Whether stock may go below zero from now on (rule S6); whoever allows it forbids it again at the end. */
    public void stockMayBeNegative(boolean allowed) {
        as(() -> {
            Company changed = company.company();
            if (changed.isNegativeStock() != allowed) {
                changed.setNegativeStock(allowed);
                company.save(changed);
            }
            return allowed;
        });
    }

    /** As somebody who holds all permissions but those. */
    public <T> T without(List<String> permissions, java.util.function.Supplier<T> work) {
        List<String> held = Permission.ALL.stream()
                .filter(permission -> !permissions.contains(permission))
                .toList();
        return Actor.as(new Actor.Program("tests"), held, work);
    }

    public Product product(String price, Consumer<Product> but) {
        return as(() -> {
            Product product = new Product();
            product.setCode(unique("T").replace(' ', '-'));
            product.setName(unique("Product"));
            product.setSalePrice(Money.of(price));
            product.setPriceIncludesTax(false);
            product.setTaxRate(settings.taxRate("EXENTO").orElseThrow());
            but.accept(product);
            return products.save(product);
        });
    }

    public Product product(String price) {
        return product(price, product -> {});
    }

    /** A product with stock at a unit cost. */
    public Product stocked(String price, long quantity, String unitCost) {
        Product product = product(price);
        receive(product, quantity, unitCost);
        return product;
    }

    public Posted receive(Product product, long quantity, String unitCost) {
        return adjust(new AdjustStock.Line(product.getId(), Quantity.of(quantity), new BigDecimal(unitCost)));
    }

    public Posted adjust(AdjustStock.Line... lines) {
        return as(() -> stock.adjust(
                new AdjustStock(Ids.next(), null, null, StockAdjustment.Reason.OPENING, null, Arrays.asList(lines))));
    }

    /** A supplier that is paid after thirty days. */
    public Supplier supplier() {
        return as(() -> {
            Supplier supplier = new Supplier();
            supplier.setName(unique("Supplier"));
            supplier.setTermsDays(30);
            return suppliers.save(supplier);
        });
    }

    /** Receives goods from the supplier, today. */
    public Posted buy(Supplier supplier, ReceivePurchase.Line... lines) {
        return as(() -> purchases.receive(
                new ReceivePurchase(Ids.next(), null, supplier.getId(), null, null, Arrays.asList(lines), null)));
    }

    public static ReceivePurchase.Line bought(Product product, long quantity, String unitCost) {
        return new ReceivePurchase.Line(product.getId(), Quantity.of(quantity), new BigDecimal(unitCost));
    }

    public PaymentMethod cash() {
        return settings.paymentMethod("EFECTIVO").orElseThrow();
    }

    public Tender cash(String amount) {
        return new Tender(cash().getId(), Money.of(amount));
    }

    public static PostSale.Line line(Product product, long quantity) {
        return new PostSale.Line(product.getId(), Quantity.of(quantity));
    }

    /** Sells for cash, handing over exactly the total. */
    public Posted sell(PostSale.Line... lines) {
        return as(() -> {
            Money total = sales.quote(new PostSale(Ids.next(), List.of(lines), List.of()))
                    .total();
            List<Tender> tenders = total.isZero() ? List.of() : List.of(new Tender(cash().getId(), total));
            return sales.post(new PostSale(Ids.next(), List.of(lines), tenders));
        });
    }

    public Quantity onHand(Product product) {
        UUID id = product.getId();
        return as(() -> stock.onHand(List.of(id))).getOrDefault(id, Quantity.ZERO);
    }
}

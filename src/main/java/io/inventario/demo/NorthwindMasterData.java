package io.inventario.demo;

import io.inventario.customers.Customer;
import io.inventario.customers.CustomerService;
import io.inventario.products.Category;
import io.inventario.products.Product;
import io.inventario.products.ProductService;
import io.inventario.settings.PaymentMethod;
import io.inventario.settings.SettingsService;
import io.inventario.settings.TaxRate;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Quantity;
import io.inventario.suppliers.Supplier;
import io.inventario.suppliers.SupplierService;
import io.inventario.users.UserService;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Brings in what the orders refer to; what is there already, by its code, stays as it is. */
@Component
class NorthwindMasterData {
    private static final String PREFIX = "NW-";
    private static final String METHOD = "IMPORTADO";

    private final SupplierService suppliers;
    private final CustomerService customers;
    private final ProductService products;
    private final UserService users;
    private final SettingsService settings;
    private final JdbcClient jdbc;

    NorthwindMasterData(
            SupplierService suppliers,
            CustomerService customers,
            ProductService products,
            UserService users,
            SettingsService settings,
            JdbcClient jdbc) {
        this.suppliers = suppliers;
        this.customers = customers;
        this.products = products;
        this.users = users;
        this.settings = settings;
        this.jdbc = jdbc;
    }

    /** The ids in this database of what the files name. */
    record Known(Map<String, UUID> products, Map<String, UUID> customers, Map<String, UUID> sellers, UUID method) {
        UUID product(String key) {
            return Objects.requireNonNull(products.get(key));
        }
    }

    Known load(Northwind files, Counts counts, Progress progress) {
        progress.at("master data", 0, 1);
        PaymentMethod method = counts.foundOr(settings.paymentMethod(METHOD), this::method);
        Map<String, UUID> supplierIds = new HashMap<>();
        files.suppliers()
                .forEach((key, line) -> supplierIds.put(
                        key,
                        counts.foundOr(suppliers.byCode(PREFIX + key), () -> supplier(key, line))
                                .getId()));
        Map<String, Category> categories = new HashMap<>();
        files.categories()
                .forEach((key, name) -> categories.put(
                        key, counts.foundOr(products.category(name), () -> products.addCategory(name, null))));
        TaxRate exempt = exempt();
        Map<String, UUID> productIds = new HashMap<>();
        files.products()
                .forEach((key, line) -> productIds.put(
                        key,
                        counts.foundOr(products.byCode(PREFIX + key), () -> {
                                    Product product = product(key, line);
                                    product.setTaxRate(exempt);
                                    product.setCategory(categories.get(line.category()));
                                    product.setPreferredSupplierId(supplierIds.get(line.supplier()));
                                    return products.save(product);
                                })
                                .getId()));
        Map<String, UUID> customerIds = new HashMap<>();
        files.customers()
                .forEach((key, line) -> customerIds.put(
                        key,
                        counts.foundOr(customers.byCode(key), () -> customer(key, line))
                                .getId()));
        Map<String, UUID> sellerIds = new HashMap<>();
        files.employees().forEach((key, line) -> sellerIds.put(key, seller(key, line, counts)));
        progress.at("master data", 1, 1);
        return new Known(productIds, customerIds, sellerIds, method.getId());
    }

    private PaymentMethod method() {
        PaymentMethod method = new PaymentMethod();
        method.setCode(METHOD);
        method.setName("Importado");
        method.setKind(PaymentMethod.Kind.OTHER);
        method.setRank(99);
        return settings.save(method);
    }

    private TaxRate exempt() {
        return settings.taxRates().stream()
                .filter(rate ->
                        rate.getSteps().stream().allMatch(step -> step.percent().signum() == 0))
                .findFirst()
                .orElseThrow(() -> new BusinessException("demo.tax.none"));
    }

    private Supplier supplier(String key, Northwind.SupplierLine line) {
        Supplier supplier = new Supplier();
        supplier.setCode(PREFIX + key);
        supplier.setName(line.name());
        supplier.setContactName(line.contact());
        supplier.setPhone(line.phone());
        supplier.setAddress(line.address());
        return suppliers.save(supplier);
    }

    private Product product(String key, Northwind.ProductLine line) {
        Product product = new Product();
        product.setCode(PREFIX + key);
        product.setName(line.name());
        product.setSalePrice(line.price());
        product.setPriceIncludesTax(false);
        product.setMinStock(Quantity.of(line.reorderLevel()));
        String notes = Stream.of(line.packing(), line.discontinued() ? "discontinued" : null)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("; "));
        product.setNotes(notes.isEmpty() ? null : notes);
        return product;
    }

    private Customer customer(String key, Northwind.CustomerLine line) {
        Customer customer = new Customer();
        customer.setCode(key);
        customer.setName(line.name());
        customer.setPhone(line.phone());
        customer.setAddress(line.address());
        customer.setNotes(line.contact());
        return customers.save(customer);
    }

    private UUID seller(String key, Northwind.EmployeeLine line, Counts counts) {
        String username = (PREFIX + key).toLowerCase(Locale.ROOT);
        counts.count(jdbc.sql("select count(*) from app_user where username_key = :key")
                        .param("key", username)
                        .query(Long.class)
                        .single()
                > 0);
        return users.pastSeller(username, line.firstName(), line.lastName()).getId();
    }
}

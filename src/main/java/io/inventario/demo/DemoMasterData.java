package io.inventario.demo;

import io.inventario.customers.Customer;
import io.inventario.customers.CustomerService;
import io.inventario.products.Barcode;
import io.inventario.products.Category;
import io.inventario.products.Product;
import io.inventario.products.ProductService;
import io.inventario.settings.SettingsService;
import io.inventario.settings.TaxRate;
import io.inventario.shared.Money;
import io.inventario.shared.Quantity;
import io.inventario.suppliers.Supplier;
import io.inventario.suppliers.SupplierService;
import io.inventario.users.UserService;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import net.datafaker.Faker;
import org.springframework.stereotype.Component;

/** Makes up people, companies and goods; what is there already, by its code, stays as it is. */
@Component
class DemoMasterData {
    private static final Locale SPANISH = Locale.of("es");
    private static final int SUPPLIERS = 12;
    private static final int SELLERS = 4;
    private static final int CUSTOMERS_LEAST = 20;

    private final SupplierService suppliers;
    private final CustomerService customers;
    private final ProductService products;
    private final UserService users;
    private final SettingsService settings;

    DemoMasterData(
            SupplierService suppliers,
            CustomerService customers,
            ProductService products,
            UserService users,
            SettingsService settings) {
        this.suppliers = suppliers;
        this.customers = customers;
        this.products = products;
        this.users = users;
        this.settings = settings;
    }

    record Known(List<Product> products, List<UUID> customers, List<UUID> sellers, List<UUID> suppliers) {}

    Known load(DemoSize size, Counts counts, Progress progress) {
        List<UUID> supplierIds = suppliers(size, counts);
        List<UUID> customerIds = customers(size, counts);
        List<UUID> sellerIds = new ArrayList<>();
        Faker faker = faker(size, 3);
        for (int i = 1; i <= SELLERS; i++) {
            sellerIds.add(users.pastSeller(
                            "demo" + size.seed() + "." + i,
                            faker.name().firstName(),
                            faker.name().lastName())
                    .getId());
        }
        return new Known(products(size, supplierIds, counts, progress), customerIds, sellerIds, supplierIds);
    }

    private List<UUID> suppliers(DemoSize size, Counts counts) {
        List<UUID> ids = new ArrayList<>();
        Faker faker = faker(size, 1);
        for (int i = 1; i <= SUPPLIERS; i++) {
            Supplier made = new Supplier();
            made.setCode("D" + size.seed() + "-" + i);
            made.setName(faker.company().name());
            made.setContactName(faker.name().fullName());
            made.setTaxId(faker.numerify("9########-#"));
            made.setPhone(faker.numerify("60# ### ####"));
            made.setEmail(address(made.getName()));
            made.setAddress(faker.address().streetAddress());
            made.setTermsDays(30);
            ids.add(counts.foundOr(suppliers.byCode(made.getCode()), () -> suppliers.save(made))
                    .getId());
        }
        return ids;
    }

    private List<UUID> customers(DemoSize size, Counts counts) {
        List<UUID> ids = new ArrayList<>();
        Faker faker = faker(size, 2);
        for (int i = 1; i <= Math.max(CUSTOMERS_LEAST, size.sales() / 10); i++) {
            Customer made = new Customer();
            made.setCode("D" + size.seed() + "-" + i);
            made.setName(faker.name().fullName());
            made.setDocument(faker.numerify("1#########"));
            made.setPhone(faker.numerify("3## ### ####"));
            made.setEmail(address(made.getName()));
            made.setAddress(faker.address().streetAddress());
            ids.add(counts.foundOr(customers.byCode(made.getCode()), () -> customers.save(made))
                    .getId());
        }
        return ids;
    }

    private List<Product> products(DemoSize size, List<UUID> supplierIds, Counts counts, Progress progress) {
        List<Category> categories = new ArrayList<>();
        Goods.ALL.forEach(goods -> categories.add(counts.foundOr(
                products.category(goods.category()), () -> products.addCategory(goods.category(), null))));
        List<TaxRate> rates =
                settings.taxRates().stream().filter(TaxRate::isActive).toList();
        List<Product> made = new ArrayList<>();
        Faker faker = faker(size, 4);
        Random random = new Random(size.seed() * 31 + 4);
        for (int i = 1; i <= size.products(); i++) {
            progress.at("products", i, size.products());
            int place = random.nextInt(Goods.ALL.size());
            Goods goods = Goods.ALL.get(place);
            Product product = product(size, i, goods, faker, random);
            product.setCategory(categories.get(place));
            product.setTaxRate(rate(rates, goods.exempt()));
            product.setPreferredSupplierId(supplierIds.get(random.nextInt(supplierIds.size())));
            made.add(counts.foundOr(products.byCode(product.getCode()), () -> products.save(product)));
        }
        return made;
    }

    private static TaxRate rate(List<TaxRate> rates, boolean exempt) {
        return rates.stream()
                .filter(rate -> exempt == (rate.getCode().equals("EXENTO")))
                .findFirst()
                .orElseGet(rates::getFirst);
    }

    private static Product product(DemoSize size, int number, Goods goods, Faker faker, Random random) {
        Goods.Kind kind = goods.kinds().get(random.nextInt(goods.kinds().size()));
        int at = random.nextInt(kind.sizes().size());
        int span = (kind.highest() - kind.lowest()) * 10;
        int price = kind.lowest() * 10 + span * (at + 1) / (kind.sizes().size() + 1) + random.nextInt(span / 4 + 1);
        String brand = faker.name().lastName();
        Product product = new Product();
        product.setCode(String.format("D%d-%05d", size.seed(), number));
        product.setName(kind.name() + " " + brand + " " + kind.sizes().get(at));
        product.setBrand(brand);
        product.setSalePrice(Money.of(price * 100L));
        product.setPriceIncludesTax(true);
        product.setMinStock(Quantity.of(5 + random.nextInt(20)));
        product.setTargetStock(product.getMinStock().plus(Quantity.of(30)));
        product.setBarcodes(List.of(new Barcode(Ean13.inStore(size.seed() * 1_000_000 + number))));
        return product;
    }

    private static Faker faker(DemoSize size, int part) {
        return new Faker(SPANISH, new Random(size.seed() * 31 + part));
    }

    /** An address that can't receive mail. */
    private static String address(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        String local = plain.replaceAll("[^a-z ]", "").strip().replaceAll(" +", ".");
        return (local.length() > 40 ? local.substring(0, 40) : local) + "@example.invalid";
    }
}

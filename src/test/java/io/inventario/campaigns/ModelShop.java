package io.inventario.campaigns;

import io.inventario.Shop;
import io.inventario.customers.Customer;
import io.inventario.customers.CustomerService;
import io.inventario.products.Product;
import io.inventario.returns.ReturnService;
import io.inventario.returns.SupplierReturnService;
import io.inventario.shared.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The real shop and where a history of the model finds its services; sets up what each history trades with. */
@Component
class ModelShop {
    final Shop shop;
    final ReturnService returns;
    final SupplierReturnService supplierReturns;
    private final CustomerService customers;

    ModelShop(Shop shop, ReturnService returns, SupplierReturnService supplierReturns, CustomerService customers) {
        this.shop = shop;
        this.returns = returns;
        this.supplierReturns = supplierReturns;
        this.customers = customers;
    }

    UUID method(String code) {
        return shop.settings.paymentMethod(code).orElseThrow().getId();
    }

    /** Whole units without tax, fractions with the tax in the price, whole units with the tax on top. */
    List<ModelGoods> goods(Random random) {
        List<ModelGoods> goods = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            boolean fractional = i == 1;
            boolean taxed = i > 0;
            BigDecimal price = BigDecimal.valueOf(1 + random.nextInt(99_999), 2);
            Product product = shop.product(price.toPlainString(), each -> {
                each.setFractional(fractional);
                each.setPriceIncludesTax(fractional);
                if (taxed) {
                    each.setTaxRate(shop.settings.taxRate("IVA").orElseThrow());
                }
            });
            goods.add(
                    new ModelGoods(product.getId(), fractional, fractional, price, BigDecimal.valueOf(taxed ? 19 : 0)));
        }
        return goods;
    }

    UUID customer(BigDecimal limit) {
        return shop.as(() -> {
            Customer customer = new Customer();
            customer.setName(Shop.unique("Model"));
            customer.setCreditLimit(new Money(limit));
            return customers.save(customer).getId();
        });
    }
}

package io.inventario.stock.ui;

import io.inventario.products.Product;
import io.inventario.products.ProductService;
import io.inventario.settings.CompanyService;
import io.inventario.stock.StockAdjustment;
import io.inventario.stock.StockService;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Opens the dialog that corrects a product's stock, from wherever the product is shown. */
@Component
class Adjustments {
    private final StockService stock;
    private final ProductService products;
    private final CompanyService company;

    Adjustments(StockService stock, ProductService products, CompanyService company) {
        this.stock = stock;
        this.products = products;
        this.company = company;
    }

    /** @param posted run after the correction is posted */
    void open(UUID productId, Runnable posted) {
        products.find(productId).ifPresent(product -> open(product, posted));
    }

    private void open(Product product, Runnable posted) {
        StockAdjustment.Reason usual =
                hasMoved(product.getId()) ? StockAdjustment.Reason.COUNT : StockAdjustment.Reason.OPENING;
        new AdjustmentDialog(product, usual, company.terms().formats(), stock::adjust, posted).open();
    }

    boolean hasMoved(UUID productId) {
        return stock.countCard(productId) > 0;
    }
}

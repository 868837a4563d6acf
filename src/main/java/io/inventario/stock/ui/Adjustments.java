package io.inventario.stock.ui;

import io.inventario.products.Product;
import io.inventario.products.ProductService;
import io.inventario.settings.CompanyService;
import io.inventario.stock.StockAdjustment;
import io.inventario.stock.StockRow;
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
        new AdjustmentDialog(
                        product,
                        usual,
                        hasCost(product.getId()),
                        company.terms().formats(),
                        stock::adjust,
                        posted)
                .open();
    }

    private boolean hasCost(UUID productId) {
        return stock.find(productId)
                .map(StockRow::averageCost)
                .filter(cost -> cost.signum() > 0)
                .isPresent();
    }

    boolean hasMoved(UUID productId) {
        return stock.countCard(productId) > 0;
    }
}

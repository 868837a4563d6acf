package io.inventario.purchases;

import io.inventario.products.Product;
import io.inventario.settings.TaxRate;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Money;
import io.inventario.shared.Quantity;
import io.inventario.stock.StockService;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Works out what the lines of a receipt come to: the same figures for the form's running total and for the posted document. */
final class Costing {
    private static final int LINES = 1000;
    private static final int COST_SCALE = 6;
    private static final BigDecimal HIGHEST_COST = Product.HIGHEST_PRICE.amount();
    private static final Money HIGHEST_NET = new Money(HIGHEST_COST.multiply(BigDecimal.valueOf(100)));

    private Costing() {}

    /** A line with its product, its tax, and what it comes to; net + tax = gross (rule M2). */
    record Costed(
            ReceivePurchase.Line line, Product product, TaxRate taxRate, BigDecimal taxPercent, Money net, Money tax) {
        Money gross() {
            return net.plus(tax);
        }
    }

    /** @throws BusinessException at the lines, naming the product whose quantity, cost or price is impossible */
    static List<Costed> cost(
            List<ReceivePurchase.Line> lines,
            Map<UUID, Product> products,
            Map<UUID, TaxRate> rates,
            LocalDate day,
            int digits) {
        if (lines.isEmpty()) {
            throw BusinessException.at("lines", "purchases.lines.none");
        }
        if (lines.size() > LINES) {
            throw BusinessException.at("lines", "purchases.lines.tooMany", LINES);
        }
        return lines.stream()
                .map(line -> cost(line, Objects.requireNonNull(products.get(line.productId())), rates, day, digits))
                .toList();
    }

    private static Costed cost(
            ReceivePurchase.Line line, Product product, Map<UUID, TaxRate> rates, LocalDate day, int digits) {
        check(line, product, digits);
        TaxRate rate = line.taxRateId() == null ? product.getTaxRate() : rates.get(line.taxRateId());
        if (rate == null) {
            throw BusinessException.at("lines", "purchases.tax.unknown", product.getName());
        }
        BigDecimal percent = rate.percentOn(day);
        Money net = new Money(line.unitCost()).times(line.quantity()).rounded(digits);
        if (net.compareTo(HIGHEST_NET) >= 0) {
            throw BusinessException.at("lines", "purchases.net.absurd", product.getName(), net);
        }
        return new Costed(
                line, product, rate, percent, net, net.percent(percent).rounded(digits));
    }

    private static void check(ReceivePurchase.Line line, Product product, int digits) {
        if (product.isService()) {
            throw BusinessException.at("lines", "stock.service", product.getName());
        }
        if (!product.isActive()) {
            throw BusinessException.at("lines", "purchases.product.archived", product.getName());
        }
        Quantity quantity = line.quantity();
        if (!quantity.isPositive() || quantity.compareTo(StockService.HIGHEST_QUANTITY) >= 0) {
            throw BusinessException.at("lines", "stock.quantity.absurd", product.getName(), quantity);
        }
        if (!product.isFractional() && !quantity.isWhole()) {
            throw BusinessException.at("lines", "stock.wholeUnits", product.getName(), quantity);
        }
        BigDecimal cost = line.unitCost();
        if (cost.signum() < 0 || cost.compareTo(HIGHEST_COST) >= 0 || cost.scale() > COST_SCALE) {
            throw BusinessException.at("lines", "stock.cost.absurd", product.getName(), cost.toPlainString());
        }
        Money price = line.salePrice();
        if (price != null
                && (price.isNegative() || price.compareTo(Product.HIGHEST_PRICE) >= 0 || !price.fits(digits))) {
            throw BusinessException.at("lines", "purchases.price.absurd", product.getName(), price);
        }
    }
}

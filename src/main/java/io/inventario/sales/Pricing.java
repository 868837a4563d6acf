package io.inventario.sales;

import io.inventario.documents.Draft;
import io.inventario.products.Product;
import io.inventario.settings.TaxRate;
import io.inventario.shared.Actor;
import io.inventario.shared.Allocation;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Money;
import io.inventario.shared.Permission;
import io.inventario.shared.Quantity;
import io.inventario.stock.StockService;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Prices the lines of a sale: the same figures for the running total of the till and for the posted document. */
final class Pricing {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int LINES = 1000;
    private static final Money HIGHEST_AMOUNT =
            new Money(Product.HIGHEST_PRICE.amount().movePointRight(2));

    private Pricing() {}

    /** A line with its product, the price it is sold at, and what it comes to. */
    record Priced(
            PostSale.Line line,
            Product product,
            TaxRate taxRate,
            BigDecimal taxPercent,
            Money unitPrice,
            LineAmounts amounts) {}

    static List<Priced> price(Draft draft, PostSale sale, Map<UUID, Product> products) {
        return price(sale, products, draft.businessDate(), draft.terms().digits());
    }

    /** @throws BusinessException when a quantity, price or discount is impossible or not the actor's to choose */
    static List<Priced> price(PostSale sale, Map<UUID, Product> products, LocalDate day, int digits) {
        if (sale.lines().isEmpty()) {
            throw BusinessException.at("lines", "sales.lines.none");
        }
        if (sale.lines().size() > LINES) {
            throw BusinessException.at("lines", "sales.lines.tooMany", LINES);
        }
        List<Money> lists = new ArrayList<>();
        List<Money> amounts = new ArrayList<>();
        for (PostSale.Line line : sale.lines()) {
            Product product = Objects.requireNonNull(products.get(line.productId()));
            check(line, product, digits);
            Money price = priceOf(line, product);
            Money listed = price.times(line.quantity()).rounded(digits);
            if (listed.compareTo(HIGHEST_AMOUNT) >= 0) {
                throw BusinessException.at("quantity", "sales.amount.absurd", product.getName(), listed);
            }
            lists.add(listed);
            amounts.add(LineAmounts.discounted(price, line.quantity(), line.discountPercent(), digits));
        }
        List<Money> shares = shares(sale, amounts, digits);
        List<Priced> priced = new ArrayList<>();
        for (int i = 0; i < amounts.size(); i++) {
            PostSale.Line line = sale.lines().get(i);
            Product product = Objects.requireNonNull(products.get(line.productId()));
            TaxRate rate = Objects.requireNonNull(product.getTaxRate());
            BigDecimal percent = rate.percentOn(day);
            LineAmounts split = LineAmounts.of(
                    lists.get(i), amounts.get(i).minus(shares.get(i)), product.isPriceIncludesTax(), percent, digits);
            priced.add(new Priced(line, product, rate, percent, priceOf(line, product), split));
        }
        return priced;
    }

    private static Money priceOf(PostSale.Line line, Product product) {
        return line.unitPrice() == null ? product.getSalePrice() : line.unitPrice();
    }

    private static List<Money> shares(PostSale sale, List<Money> amounts, int digits) {
        Money discount = sale.documentDiscount();
        if (discount.isZero()) {
            return amounts.stream().map(amount -> Money.ZERO).toList();
        }
        Actor.require(Permission.CHANGE_PRICE);
        Money sum = Money.sum(amounts, amount -> amount);
        if (discount.isNegative() || discount.compareTo(sum) > 0 || !discount.fits(digits)) {
            throw BusinessException.at("documentDiscount", "sales.discount.impossible", discount);
        }
        return Allocation.of(discount, amounts, digits);
    }

    private static void check(PostSale.Line line, Product product, int digits) {
        Quantity quantity = line.quantity();
        if (!product.isActive()) {
            throw BusinessException.at("lines", "sales.product.archived", product.getName());
        }
        if (!quantity.isPositive() || quantity.compareTo(StockService.HIGHEST_QUANTITY) >= 0) {
            throw BusinessException.at("quantity", "stock.quantity.absurd", product.getName(), quantity);
        }
        if (!product.isFractional() && !quantity.isWhole()) {
            throw BusinessException.at("quantity", "stock.wholeUnits", product.getName(), quantity);
        }
        Money price = priceOf(line, product);
        if (price.isNegative() || price.compareTo(Product.HIGHEST_PRICE) >= 0 || !price.fits(digits)) {
            throw BusinessException.at("unitPrice", "sales.price.absurd", product.getName(), price);
        }
        BigDecimal discount = line.discountPercent();
        if (discount.signum() < 0 || discount.compareTo(HUNDRED) > 0 || discount.scale() > 4) {
            throw BusinessException.at(
                    "discountPercent", "sales.discount.absurd", product.getName(), discount.toPlainString());
        }
        if (!price.equals(product.getSalePrice()) || discount.signum() > 0) {
            Actor.require(Permission.CHANGE_PRICE);
        }
    }
}

package io.inventario.sales.ui;

import io.inventario.products.Product;
import io.inventario.sales.PostSale;
import io.inventario.shared.Money;
import io.inventario.shared.Quantity;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One product in the cart.
 *
 * @param price null while it is the product's own price
 */
public record CartLine(
        UUID productId,
        String code,
        String name,
        String unit,
        boolean fractional,
        boolean service,
        Quantity quantity,
        Money listPrice,
        @Nullable Money price,
        BigDecimal discount) {
    CartLine(Product product, Quantity quantity) {
        this(
                product.getId(),
                product.getCode(),
                product.getName(),
                product.getUnit(),
                product.isFractional(),
                product.isService(),
                quantity,
                product.getSalePrice(),
                null,
                BigDecimal.ZERO);
    }

    Money shownPrice() {
        return price == null ? listPrice : price;
    }

    CartLine of(Quantity changed) {
        return new CartLine(productId, code, name, unit, fractional, service, changed, listPrice, price, discount);
    }

    CartLine at(Money changed, BigDecimal percent) {
        @Nullable Money own = changed.equals(listPrice) ? null : changed;
        return new CartLine(productId, code, name, unit, fractional, service, quantity, listPrice, own, percent);
    }

    PostSale.Line posted() {
        return new PostSale.Line(productId, quantity, price, discount, null);
    }
}

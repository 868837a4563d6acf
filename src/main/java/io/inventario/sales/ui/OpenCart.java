package io.inventario.sales.ui;

import com.vaadin.flow.component.page.WebStorage;
import io.inventario.products.ProductService;
import io.inventario.sales.Quote;
import io.inventario.sales.SaleService;
import io.inventario.shared.Actor;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Formats;
import io.inventario.shared.Permission;
import io.inventario.shared.Quantity;
import io.inventario.shared.ui.Notices;
import io.inventario.shared.ui.Texts;
import io.inventario.stock.StockService;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The cart that is being filled: priced as posting would, on the screen, and kept by the browser until it is sold. */
class OpenCart {
    private final SaleService sales;
    private final ProductService products;
    private final StockService stock;
    private final CartGrid grid;
    private final TillTotals totals;
    private final String storage = "inventario.cart." + Actor.current().actorName();
    private Cart cart = Cart.empty();

    OpenCart(SaleService sales, ProductService products, StockService stock, Formats formats) {
        this.sales = sales;
        this.products = products;
        this.stock = stock;
        grid = new CartGrid(formats);
        totals = new TillTotals(formats);
    }

    CartGrid grid() {
        return grid;
    }

    TillTotals totals() {
        return totals;
    }

    Cart now() {
        return cart;
    }

    /** Makes {@code next} the cart, or says why that can't be sold and keeps the one there is. */
    Optional<BusinessException> change(Cart next, @Nullable UUID current) {
        @Nullable Quote quote;
        try {
            quote = next.isEmpty() ? null : sales.quote(next.command(List.of()));
        } catch (BusinessException refused) {
            return Optional.of(refused);
        }
        cart = next;
        grid.show(cart, quote, onHand(), current);
        totals.show(quote);
        WebStorage.setItem(storage, KeptCart.write(cart));
        return Optional.empty();
    }

    private Map<UUID, Quantity> onHand() {
        return Actor.may(Permission.VIEW_STOCK)
                ? stock.onHand(cart.lines().stream().map(CartLine::productId).toList())
                : Map.of();
    }

    /** The same for changes that have no field to say it at. */
    void apply(Cart next, @Nullable UUID current) {
        change(next, current).map(Texts::of).ifPresent(Notices::refusal);
    }

    /** Asks the browser for the cart it kept. */
    void recall(Runnable restored) {
        WebStorage.getItem(storage, kept -> {
            restore(kept);
            restored.run();
        });
    }

    /** Takes up a kept cart unless there is one already. */
    void restore(@Nullable String kept) {
        if (cart.isEmpty()) {
            KeptCart.read(kept).ifPresent(this::fill);
        }
    }

    private void fill(KeptCart kept) {
        List<UUID> ids = kept.lines().stream().map(KeptCart.Line::productId).toList();
        try {
            apply(kept.filled(products.require(ids), Actor.may(Permission.CHANGE_PRICE)), null);
        } catch (BusinessException gone) {
            Notices.refusal(Texts.of(gone));
        }
    }
}

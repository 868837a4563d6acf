package io.inventario.sales.ui;

import com.vaadin.flow.component.page.WebStorage;
import io.inventario.products.ProductService;
import io.inventario.sales.Quote;
import io.inventario.sales.SaleService;
import io.inventario.shared.Actor;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Formats;
import io.inventario.shared.Permission;
import io.inventario.shared.ui.Notices;
import io.inventario.shared.ui.Texts;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The cart that is being filled: priced as posting would, on the screen, and kept by the browser until it is sold. */
class OpenCart {
    private final SaleService sales;
    private final ProductService products;
    private final CartGrid grid;
    private final TillTotals totals;
    private final String storage = "inventario.cart." + Actor.current().actorName();
    private Cart cart = Cart.empty();

    OpenCart(SaleService sales, ProductService products, Formats formats) {
        this.sales = sales;
        this.products = products;
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
    Optional<String> change(Cart next, @Nullable UUID current) {
        @Nullable Quote quote;
        try {
            quote = next.isEmpty() ? null : sales.quote(next.command(List.of()));
        } catch (BusinessException refused) {
            return Optional.of(refused.in(Texts.language()));
        }
        cart = next;
        grid.show(cart, quote, current);
        totals.show(quote);
        WebStorage.setItem(storage, KeptCart.write(cart));
        return Optional.empty();
    }

    /** The same for changes that have no field to say it at; false when refused. */
    boolean apply(Cart next, @Nullable UUID current) {
        Optional<String> refusal = change(next, current);
        refusal.ifPresent(Notices::refusal);
        return refusal.isEmpty();
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
            Notices.refusal(gone.in(Texts.language()));
        }
    }
}

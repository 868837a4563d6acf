package io.inventario.sales.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.page.Page;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.shared.Registration;
import io.inventario.sales.Quote;
import io.inventario.shared.Formats;
import io.inventario.shared.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The lines of the cart; one of them is the current one, which the keys of the till act on. */
class CartGrid extends Grid<CartRow> {
    private static final int PHONE = 640;

    private final Formats formats;
    private List<CartRow> rows = List.of();

    CartGrid(Formats formats) {
        this.formats = formats;
        addThemeVariants(GridVariant.NO_BORDER);
        addClassName("cart");
        setAriaLabel(t("sales.till.cart"));
        setEmptyStateText(t("sales.till.empty"));
        setSizeFull();
        addColumn(new ComponentRenderer<>(this::product))
                .setHeader(t("sales.product"))
                .setFlexGrow(3)
                .setWidth("9rem");
        number(
                "quantity",
                row -> formats.quantity(row.line().quantity()) + " "
                        + row.line().unit(),
                "6rem");
        number("price", row -> formats.amount(row.amounts().unitPrice()), "7rem");
        number("discount", this::discount, "6rem");
        number("total", row -> formats.amount(row.amounts().gross()), "7rem");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        Page page = event.getUI().getPage();
        page.getExtendedClientDetails().refresh(details -> fit(details.getWindowInnerWidth()));
        Registration resizing = page.addBrowserWindowResizeListener(resized -> fit(resized.getWidth()));
        addDetachListener(detached -> {
            detached.unregisterListener();
            resizing.remove();
        });
    }

    /** A phone has room for what it is, how much and what it comes to. */
    private void fit(int width) {
        boolean wide = width <= 0 || width >= PHONE;
        getColumnByKey("price").setVisible(wide);
        getColumnByKey("discount").setVisible(wide);
    }

    private Grid.Column<CartRow> number(String key, Function<CartRow, String> text, String width) {
        return addColumn(text::apply)
                .setKey(key)
                .setHeader(t("sales." + key))
                .setTextAlign(ColumnTextAlign.END)
                .setFlexGrow(1)
                .setWidth(width);
    }

    private Div product(CartRow row) {
        Span code = new Span(row.line().code());
        code.addClassName("cart-code");
        Div product = new Div(new Span(row.line().name()), code);
        product.addClassName("cart-product");
        if (row.isShort()) {
            Span there = new Span(t(
                    "sales.till.short",
                    formats.quantity(row.onHand()),
                    row.line().unit()));
            there.addClassName("cart-short");
            product.add(there);
        }
        return product;
    }

    private String discount(CartRow row) {
        return row.line().discount().signum() == 0
                ? ""
                : formats.percent(row.line().discount());
    }

    /** Shows the cart with {@code current} as its current line, or else the last one. */
    void show(Cart cart, @Nullable Quote quote, Map<UUID, Quantity> onHand, @Nullable UUID current) {
        List<CartRow> shown = new ArrayList<>();
        if (quote != null) {
            for (int i = 0; i < cart.lines().size(); i++) {
                CartLine line = cart.lines().get(i);
                @Nullable Quantity there = line.service() ? null : onHand.get(line.productId());
                shown.add(new CartRow(line, quote.lines().get(i), there));
            }
        }
        rows = List.copyOf(shown);
        setItems(rows).setIdentifierProvider(row -> row.line().productId());
        rows.stream()
                .filter(row -> row.line().productId().equals(current))
                .findFirst()
                .or(() -> rows.isEmpty() ? Optional.empty() : Optional.of(rows.getLast()))
                .ifPresent(this::makeCurrent);
    }

    private void makeCurrent(CartRow row) {
        select(row);
        scrollToIndex(rows.indexOf(row));
    }

    List<CartRow> rows() {
        return rows;
    }

    Optional<CartLine> current() {
        return asSingleSelect().getOptionalValue().map(CartRow::line);
    }

    void move(int step) {
        int from = current()
                .map(line -> rows.stream().map(CartRow::line).toList().indexOf(line))
                .orElse(-1);
        if (!rows.isEmpty()) {
            makeCurrent(rows.get(Math.clamp(from + step, 0, rows.size() - 1)));
        }
    }
}

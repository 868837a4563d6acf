package io.inventario.sales.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import io.inventario.products.ProductFilter;
import io.inventario.products.ProductRow;
import io.inventario.products.ProductService;
import io.inventario.shared.Actor;
import io.inventario.shared.Formats;
import io.inventario.shared.Permission;
import io.inventario.shared.Quantity;
import io.inventario.stock.StockService;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;

/** The products that a search found, to choose one with the arrows and Enter or with a click; the focus stays on the scan field. */
class Matches extends Div {
    private static final int MOST = 20;

    private final ProductService products;
    private final StockService stock;
    private final Grid<Match> grid = new Grid<>();
    private final Div words = new Div();
    private List<Match> found = List.of();

    /** A product with what there is of it. */
    public record Match(ProductRow product, Quantity onHand) {}

    Matches(ProductService products, StockService stock, Formats formats, Consumer<UUID> chosen) {
        this.products = products;
        this.stock = stock;
        addClassName("matches");
        words.addClassName("matches-words");
        words.getElement().setAttribute("role", "status");
        grid.addThemeVariants(GridVariant.NO_BORDER);
        grid.setAllRowsVisible(true);
        grid.setAriaLabel(t("sales.till.matches.label"));
        grid.addColumn(match -> match.product().name())
                .setHeader(t("sales.product"))
                .setFlexGrow(3);
        grid.addColumn(match -> match.product().code()).setHeader(t("sales.code"));
        grid.addColumn(match -> formats.amount(match.product().salePrice()))
                .setHeader(t("sales.price"))
                .setTextAlign(ColumnTextAlign.END);
        if (Actor.may(Permission.VIEW_STOCK)) {
            grid.addColumn(match -> match.product().service() ? "" : formats.quantity(match.onHand()))
                    .setHeader(t("sales.till.onHand"))
                    .setTextAlign(ColumnTextAlign.END);
        }
        grid.addItemClickListener(
                click -> chosen.accept(click.getItem().product().id()));
        add(words, grid);
        hide();
    }

    /** Shows what the words find; false when that is nothing. */
    boolean search(String typed) {
        List<ProductRow> rows = products.list(
                new ProductFilter(typed, null, true),
                PageRequest.of(0, MOST, Sort.by("name").and(Sort.by("id"))));
        Map<UUID, Quantity> onHand = Actor.may(Permission.VIEW_STOCK)
                ? stock.onHand(rows.stream().map(ProductRow::id).toList())
                : Map.of();
        found = rows.stream()
                .map(row -> new Match(row, onHand.getOrDefault(row.id(), Quantity.ZERO)))
                .toList();
        grid.setItems(found);
        words.setText(t(found.size() == MOST ? "sales.till.matches.most" : "sales.till.matches", found.size()));
        setVisible(!found.isEmpty());
        if (!found.isEmpty()) {
            grid.select(found.getFirst());
        }
        return isVisible();
    }

    void hide() {
        found = List.of();
        setVisible(false);
    }

    Optional<UUID> chosen() {
        return isVisible()
                ? grid.asSingleSelect()
                        .getOptionalValue()
                        .map(match -> match.product().id())
                : Optional.empty();
    }

    void move(int step) {
        int from = grid.asSingleSelect().getOptionalValue().map(found::indexOf).orElse(-1);
        int to = Math.clamp(from + step, 0, found.size() - 1);
        grid.select(found.get(to));
        grid.scrollToIndex(to);
    }
}

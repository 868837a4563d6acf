package io.inventario.stock.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.inventario.documents.DocumentKind;
import io.inventario.shared.Actor;
import io.inventario.shared.Formats;
import io.inventario.shared.Permission;
import io.inventario.shared.ui.Addresses;
import io.inventario.shared.ui.Columns;
import io.inventario.shared.ui.Figures;
import io.inventario.shared.ui.PageHeading;
import io.inventario.stock.MovementRow;
import io.inventario.stock.StockRow;
import io.inventario.stock.StockService;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;

/** The stock card of one product: what there is and every movement that led to it, the newest first. */
@Route("inventario/:productId")
@RolesAllowed(Permission.VIEW_STOCK)
class StockCardView extends Div implements HasDynamicTitle, BeforeEnterObserver {
    private static final Sort NEWEST_FIRST = Sort.by("valueSequence").descending();

    private final StockService stock;
    private final Adjustments adjustments;
    private final Formats formats;
    private String title = "";

    StockCardView(StockService stock, Adjustments adjustments, Supplier<Formats> formats) {
        this.stock = stock;
        this.adjustments = adjustments;
        this.formats = formats.get();
        addClassNames("list-page", "stock-card");
        setSizeFull();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(Addresses.id(event, "productId").flatMap(stock::find).orElseThrow(NotFoundException::new));
    }

    private void show(StockRow row) {
        title = row.code() + " " + row.name();
        removeAll();
        Anchor back = new Anchor("inventario", t("stock.title"));
        back.addClassName("back-link");
        PageHeading heading = new PageHeading(title);
        if (Actor.may(Permission.ADJUST_STOCK)) {
            Button adjust = new Button(t("stock.adjust"), event -> adjust(row.productId()));
            adjust.addThemeVariants(ButtonVariant.PRIMARY);
            heading.add(adjust);
        }
        add(back, heading, figures(row), movements(row));
    }

    private void adjust(UUID product) {
        adjustments.open(product, () -> stock.find(product).ifPresent(this::show));
    }

    private Figures figures(StockRow row) {
        Figures figures = new Figures();
        figures.add(t("stock.quantity"), formats.quantity(row.quantity()) + " " + row.unit());
        figures.add(t("stock.minStock"), formats.quantity(row.minStock()));
        if (Actor.may(Permission.VIEW_COST)) {
            figures.add(t("stock.averageCost"), formats.unitCost(row.averageCost()));
            figures.add(t("stock.amount"), formats.money(row.amount()));
        }
        return figures;
    }

    private Grid<MovementRow> movements(StockRow row) {
        Grid<MovementRow> grid = new Grid<>();
        grid.addThemeVariants(GridVariant.NO_BORDER);
        grid.addClassName("list-grid");
        grid.setAriaLabel(t("stock.movement"));
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        columns(new Columns<>(grid, "stock.movement", formats));
        grid.getColumns().forEach(column -> column.setSortable(false));
        UUID product = row.productId();
        grid.setItems(
                query ->
                        stock
                                .card(product, PageRequest.of(query.getPage(), query.getPageSize(), NEWEST_FIRST))
                                .stream(),
                query -> (int) Math.min(stock.countCard(product), Integer.MAX_VALUE));
        Div empty = new Div(t("stock.card.empty"));
        empty.addClassName("empty-state");
        grid.setEmptyStateComponent(empty);
        return grid;
    }

    private void columns(Columns<MovementRow> columns) {
        columns.date("date", MovementRow::businessDate).setWidth("6rem");
        columns.text("kind", movement -> t("stock.kind." + movement.kind().name()))
                .setWidth("5.5rem");
        columns.quantity("in", movement -> movement.quantity().isPositive() ? movement.quantity() : null)
                .setWidth("4rem");
        columns.quantity(
                        "out",
                        movement -> movement.quantity().isNegative()
                                ? movement.quantity().negated()
                                : null)
                .setWidth("4rem");
        columns.quantity("balance", MovementRow::balanceAfter).setWidth("4.5rem");
        columns.text("document", MovementRow::documentLabel)
                .setRenderer(new ComponentRenderer<>(StockCardView::document))
                .setWidth("7rem");
        if (stock.locations().size() > 1) {
            columns.text("location", MovementRow::location).setWidth("7rem");
        }
        if (Actor.may(Permission.VIEW_COST)) {
            columns.unitCost("unitCost", MovementRow::unitCost).setWidth("7rem");
            columns.money("cost", MovementRow::cost).setWidth("7rem");
            columns.money("value", MovementRow::productValueAfter).setWidth("8rem");
        }
    }

    private static Component document(MovementRow movement) {
        Optional<String> page = page(movement.documentKind());
        return page.isPresent()
                ? new Anchor(page.get() + "/" + movement.documentId(), movement.documentLabel())
                : new Span(movement.documentLabel());
    }

    /** Where documents of a kind are shown, if the person may see them. */
    private static Optional<String> page(DocumentKind kind) {
        return switch (kind) {
            case SALE -> page("ventas", Permission.VIEW_SALES);
            case SALE_VOID -> page("anulaciones", Permission.VIEW_SALES);
            case CUSTOMER_RETURN -> page("devoluciones", Permission.VIEW_RETURNS);
            case SUPPLIER_RETURN -> page("devoluciones-a-proveedor", Permission.VIEW_RETURNS);
            case PURCHASE_RECEIPT, RECEIPT_REVERSAL -> page("compras", Permission.VIEW_PURCHASES);
            case STOCK_TRANSFER -> page("traslados", Permission.VIEW_STOCK);
            default -> Optional.empty();
        };
    }

    private static Optional<String> page(String route, String permission) {
        return Actor.may(permission) ? Optional.of(route) : Optional.empty();
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}

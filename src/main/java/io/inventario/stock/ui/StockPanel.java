package io.inventario.stock.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import io.inventario.products.Product;
import io.inventario.products.ProductPanel;
import io.inventario.settings.CompanyService;
import io.inventario.shared.Actor;
import io.inventario.shared.Formats;
import io.inventario.shared.Permission;
import io.inventario.shared.ui.Figures;
import io.inventario.stock.StockRow;
import io.inventario.stock.StockService;
import org.springframework.core.annotation.Order;

/** What there is of a product, on the product's own page. */
@org.springframework.stereotype.Component
@Order(10)
class StockPanel implements ProductPanel {
    private final StockService stock;
    private final Adjustments adjustments;
    private final CompanyService company;

    StockPanel(StockService stock, Adjustments adjustments, CompanyService company) {
        this.stock = stock;
        this.adjustments = adjustments;
        this.company = company;
    }

    @Override
    public String permission() {
        return Permission.VIEW_STOCK;
    }

    @Override
    public Component panel(Product saved) {
        Section section = new Section();
        if (saved.isService()) {
            section.setVisible(false);
        } else {
            stock.find(saved.getId()).ifPresent(row -> fill(section, row));
        }
        return section;
    }

    private void fill(Section section, StockRow row) {
        Formats formats = company.terms().formats();
        Figures figures = new Figures();
        figures.add(t("stock.quantity"), formats.quantity(row.quantity()) + " " + row.unit());
        if (Actor.may(Permission.VIEW_COST)) {
            figures.add(t("stock.averageCost"), formats.unitCost(row.averageCost()));
        }
        section.removeAll();
        section.add(new H3(t("stock.title")), figures);
        section.add(new Anchor("inventario/" + row.productId(), t("stock.movement")));
        if (Actor.may(Permission.ADJUST_STOCK)) {
            String deed = adjustments.hasMoved(row.productId()) ? "stock.adjust" : "stock.adjust.opening";
            section.add(new Button(
                    t(deed),
                    event -> adjustments.open(
                            row.productId(), () -> stock.find(row.productId()).ifPresent(now -> fill(section, now)))));
        }
    }
}

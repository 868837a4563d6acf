package io.inventario.reports.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.charts.Chart;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.QueryParameters;
import io.inventario.Shop;
import io.inventario.ViewTests;
import io.inventario.products.Product;
import io.inventario.shared.Messages;
import io.inventario.shared.Permission;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DashboardViewTests extends ViewTests {
    @Autowired
    Shop shop;

    @Test
    void showsFiguresAndChartsThatLeadToTheSales() {
        Product product = shop.stocked("10.00", 10, "4");
        shop.sell(Shop.line(product, 2));
        UI.getCurrent().navigate("dashboard", QueryParameters.of("periodo", "hoy"));
        assertThat(names()).contains("Ventas sin impuesto", "Ganancia bruta", "Valor del inventario");
        assertThat(find(Chart.class).all()).hasSize(3);
        assertThat(find(Anchor.class).all().stream().map(Anchor::getHref))
                .anyMatch(href -> href.startsWith("ventas?desde="));
    }

    @Test
    void aPeriodWithoutSalesSaysSo() {
        UI.getCurrent()
                .navigate("dashboard", QueryParameters.fromString("periodo=fechas&desde=1920-01-01&hasta=1920-01-31"));
        assertThat(find(Chart.class).all()).isEmpty();
        UI.getCurrent().navigate("dashboard", QueryParameters.fromString("periodo=fechas&desde=nonsense"));
        assertThat(names()).isNotEmpty();
    }

    @Test
    void whoMayNotSeeCostSeesNoneAndInTheirLanguage() {
        actAs(Locale.ENGLISH, Permission.VIEW_DASHBOARD);
        UI.getCurrent().navigate("dashboard");
        assertThat(names()).contains("Sales before tax", "Number of sales");
        assertThat(names()).doesNotContain("Gross profit", "Cost of goods sold", "Stock value");
        assertThat(find(Anchor.class).all().stream().map(Anchor::getHref)).noneMatch(href -> href.startsWith("ventas"));
        actAs(Messages.SPANISH, Permission.VIEW_DASHBOARD);
    }

    private List<String> names() {
        return find(Span.class).all().stream()
                .filter(span -> span.hasClassName("figure-name"))
                .map(Span::getText)
                .toList();
    }
}

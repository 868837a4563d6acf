package io.inventario.products.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.inventario.products.CategoryChoice;
import io.inventario.products.Product;
import io.inventario.products.ProductFilter;
import io.inventario.products.ProductPanel;
import io.inventario.products.ProductRow;
import io.inventario.products.ProductService;
import io.inventario.settings.CompanyService;
import io.inventario.settings.CompanyTerms;
import io.inventario.settings.SettingsService;
import io.inventario.settings.TaxRate;
import io.inventario.shared.Actor;
import io.inventario.shared.Permission;
import io.inventario.shared.ui.ActiveChoice;
import io.inventario.shared.ui.ListDetail;
import io.inventario.shared.ui.ListPage;
import io.inventario.shared.ui.Totals;
import io.inventario.suppliers.SupplierService;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;

/** The catalogue as a list, with the form of the selected product beside it. */
@Route("productos/:id?")
@Menu(order = 240, title = "products.title", icon = "vaadin:package")
@RolesAllowed(Permission.VIEW_PRODUCTS)
class ProductsView extends Div implements HasDynamicTitle {
    private final ProductService products;
    private final CompanyTerms terms;
    private final List<TaxRate> taxes;
    private final LocalDate today;

    ProductsView(
            ProductService products,
            SupplierService suppliers,
            CompanyService company,
            SettingsService settings,
            ObjectProvider<ProductPanel> panels,
            Clock clock) {
        this.products = products;
        this.terms = company.terms();
        this.taxes = settings.taxRates();
        this.today = terms.today(clock);
        setSizeFull();
        ProductForm form = new ProductForm(products, suppliers, taxes, today, terms.formats());
        form.sections(product -> sections(panels, product));
        ListDetail<Product> detail = new ListDetail<>("products", list(), form, products::find);
        if (Actor.may(Permission.EDIT_PRODUCTS)) {
            detail.editable(this::empty);
        }
        add(detail);
    }

    private static List<Component> sections(ObjectProvider<ProductPanel> panels, Product product) {
        return panels.orderedStream()
                .filter(panel -> Actor.may(panel.permission()))
                .map(panel -> panel.panel(product))
                .toList();
    }

    private Product empty() {
        Product product = new Product();
        product.setPriceIncludesTax(terms.pricesIncludeTax());
        taxes.stream()
                .filter(TaxRate::isActive)
                .max(Comparator.comparing(rate -> rate.percentOn(today)))
                .ifPresent(product::setTaxRate);
        return product;
    }

    private ListPage<ProductRow, ProductFilter> list() {
        CategoryChoice category = new CategoryChoice(products);
        category.setPlaceholder(t("products.category"));
        category.setAriaLabel(t("products.category"));
        ActiveChoice active = new ActiveChoice();
        ListPage<ProductRow, ProductFilter> list = new ListPage<>(
                "products",
                "productos",
                terms.formats(),
                ProductRow::id,
                words -> new ProductFilter(words, category.wanted(), active.wanted()),
                products::list,
                filter -> Totals.of(products.count(filter)));
        category.addTo(list);
        active.addTo(list);
        list.columns().text("code", ProductRow::code).setWidth("7rem");
        list.columns().text("name", ProductRow::name).setWidth("16rem");
        list.columns().money("salePrice", ProductRow::salePrice).setWidth("8rem");
        list.columns()
                .text("category", ProductRow::category)
                .setSortProperty("c.path")
                .setWidth("9rem");
        list.columns().text("brand", ProductRow::brand).setWidth("8rem");
        list.columns().text("unit", ProductRow::unit).setWidth("5rem");
        list.columns()
                .text("taxRate", ProductRow::taxCode)
                .setSortProperty("t.code")
                .setWidth("6rem");
        list.columns()
                .status("active", row -> ActiveChoice.status(row.active()))
                .setWidth("6.5rem");
        list.sortedBy("name", SortDirection.ASCENDING);
        return list;
    }

    @Override
    public String getPageTitle() {
        return t("products.title");
    }
}

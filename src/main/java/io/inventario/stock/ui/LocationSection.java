package io.inventario.stock.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.inventario.settings.CompanyService;
import io.inventario.settings.SettingsSection;
import io.inventario.shared.ui.ActiveChoice;
import io.inventario.shared.ui.FormPanel;
import io.inventario.shared.ui.ShortList;
import io.inventario.stock.Location;
import io.inventario.stock.StockService;
import org.springframework.core.annotation.Order;

/** The places where goods lie, on the settings page. */
@org.springframework.stereotype.Component
@Order(60)
class LocationSection implements SettingsSection {
    private final StockService stock;
    private final CompanyService company;

    LocationSection(StockService stock, CompanyService company) {
        this.stock = stock;
        this.company = company;
    }

    @Override
    public String path() {
        return "ubicaciones";
    }

    @Override
    public String title() {
        return "stock.location";
    }

    @Override
    public Component content() {
        FormPanel<Location> form = new FormPanel<>(
                Location.class,
                "stock.location",
                stock::save,
                stored -> stock.locations().stream().filter(stored::equals).findFirst());
        form.text("code", new TextField());
        form.text("name", new TextField());
        Select<Location.Kind> kind = form.field("kind", new Select<>());
        kind.setItems(Location.Kind.values());
        kind.setItemLabelGenerator(LocationSection::kind);
        form.field("active", new Checkbox());
        ShortList<Location> list =
                new ShortList<>("stock.location", company.terms().formats(), stock::locations, form, Location::new);
        list.columns().text("code", Location::getCode).setWidth("9rem");
        list.columns().text("name", Location::getName).setWidth("14rem");
        list.columns().text("kind", location -> kind(location.getKind())).setWidth("9rem");
        list.columns()
                .status("active", location -> ActiveChoice.status(location.isActive()))
                .setWidth("8rem");
        return list;
    }

    private static String kind(Location.Kind kind) {
        return t("stock.location.kind." + kind.name());
    }
}

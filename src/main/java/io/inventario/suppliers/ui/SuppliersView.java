package io.inventario.suppliers.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.inventario.shared.Actor;
import io.inventario.shared.Formats;
import io.inventario.shared.Permission;
import io.inventario.shared.ui.ActiveChoice;
import io.inventario.shared.ui.DateField;
import io.inventario.shared.ui.EmailInput;
import io.inventario.shared.ui.FormPanel;
import io.inventario.shared.ui.ListDetail;
import io.inventario.shared.ui.ListPage;
import io.inventario.shared.ui.Totals;
import io.inventario.suppliers.Supplier;
import io.inventario.suppliers.SupplierFilter;
import io.inventario.suppliers.SupplierRow;
import io.inventario.suppliers.SupplierService;
import jakarta.annotation.security.RolesAllowed;

/** The suppliers as a list, with the form of the selected one beside it. */
@Route("proveedores/:id?")
@Menu(order = 330, title = "suppliers.title", icon = "vaadin:truck")
@RolesAllowed(Permission.VIEW_SUPPLIERS)
class SuppliersView extends Div implements HasDynamicTitle {
    private final SupplierService suppliers;
    private final Formats formats;

    SuppliersView(SupplierService suppliers, java.util.function.Supplier<Formats> formats) {
        this.suppliers = suppliers;
        this.formats = formats.get();
        setSizeFull();
        ListDetail<Supplier> detail = new ListDetail<>("suppliers", list(), form(), suppliers::find);
        if (Actor.may(Permission.EDIT_SUPPLIERS)) {
            detail.editable(Supplier::new);
            detail.deletable(supplier -> suppliers.delete(supplier.getId()));
        }
        add(detail);
    }

    private ListPage<SupplierRow, SupplierFilter> list() {
        ActiveChoice active = new ActiveChoice();
        ListPage<SupplierRow, SupplierFilter> list = new ListPage<>(
                "suppliers",
                "proveedores",
                formats,
                SupplierRow::id,
                words -> new SupplierFilter(words, active.wanted()),
                suppliers::list,
                filter -> Totals.of(suppliers.count(filter)));
        active.addTo(list);
        list.columns().text("code", SupplierRow::code).setWidth("6rem");
        list.columns().text("name", SupplierRow::name).setWidth("14rem");
        list.columns().text("contactName", SupplierRow::contactName).setWidth("11rem");
        list.columns().text("taxId", SupplierRow::taxId).setWidth("8.5rem");
        list.columns().text("phone", SupplierRow::phone).setWidth("8.5rem");
        list.columns().text("email", SupplierRow::email).setWidth("12rem");
        list.columns().count("termsDays", SupplierRow::termsDays).setWidth("5.5rem");
        list.columns()
                .status("active", row -> ActiveChoice.status(row.active()))
                .setWidth("6.5rem");
        list.sortedBy("name", SortDirection.ASCENDING);
        return list;
    }

    private FormPanel<Supplier> form() {
        FormPanel<Supplier> form =
                new FormPanel<>(Supplier.class, "suppliers", suppliers::save, stored -> suppliers.find(stored.getId()));
        form.text("name", new TextField());
        form.text("code", new TextField()).setHelperText(t("suppliers.code.help"));
        form.text("contactName", new TextField());
        form.text("taxId", new TextField());
        form.text("phone", new TextField());
        form.text("email", new EmailInput());
        form.wide(form.text("address", new TextArea()));
        form.field("termsDays", new IntegerField());
        form.text("currencyNote", new TextField());
        form.field("since", new DateField(formats));
        form.field("active", new Checkbox());
        return form;
    }

    @Override
    public String getPageTitle() {
        return t("suppliers.title");
    }
}

package io.inventario.customers.ui;

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
import io.inventario.customers.Customer;
import io.inventario.customers.CustomerFilter;
import io.inventario.customers.CustomerRow;
import io.inventario.customers.CustomerService;
import io.inventario.shared.Actor;
import io.inventario.shared.Formats;
import io.inventario.shared.Permission;
import io.inventario.shared.ui.ActiveChoice;
import io.inventario.shared.ui.DateField;
import io.inventario.shared.ui.EmailInput;
import io.inventario.shared.ui.FormPanel;
import io.inventario.shared.ui.ListDetail;
import io.inventario.shared.ui.ListPage;
import io.inventario.shared.ui.MoneyField;
import io.inventario.shared.ui.Totals;
import jakarta.annotation.security.RolesAllowed;
import java.util.function.Supplier;

/** The customers as a list, with the form of the selected one beside it. */
@Route("clientes/:id?")
@Menu(order = 130, title = "customers.title", icon = "vaadin:group")
@RolesAllowed(Permission.VIEW_CUSTOMERS)
class CustomersView extends Div implements HasDynamicTitle {
    private final CustomerService customers;
    private final Formats formats;

    CustomersView(CustomerService customers, Supplier<Formats> formats) {
        this.customers = customers;
        this.formats = formats.get();
        setSizeFull();
        ListDetail<Customer> detail = new ListDetail<>("customers", list(), form(), customers::find);
        if (Actor.may(Permission.EDIT_CUSTOMERS)) {
            detail.editable(Customer::new);
            detail.deletable(customer -> customers.delete(customer.getId()));
        }
        add(detail);
    }

    private ListPage<CustomerRow, CustomerFilter> list() {
        ActiveChoice active = new ActiveChoice();
        ListPage<CustomerRow, CustomerFilter> list = new ListPage<>(
                "customers",
                "clientes",
                formats,
                CustomerRow::id,
                words -> new CustomerFilter(words, active.wanted()),
                customers::list,
                filter -> Totals.of(customers.count(filter)));
        active.addTo(list);
        list.columns().text("code", CustomerRow::code).setWidth("6rem");
        list.columns().text("name", CustomerRow::name).setWidth("13rem");
        list.columns().text("document", CustomerRow::document).setWidth("8.5rem");
        list.columns().text("phone", CustomerRow::phone).setWidth("8.5rem");
        list.columns().text("email", CustomerRow::email).setWidth("10rem");
        list.columns().text("customerGroup", CustomerRow::customerGroup).setWidth("6rem");
        list.columns().money("creditLimit", CustomerRow::creditLimit).setWidth("8rem");
        list.columns().count("termsDays", CustomerRow::termsDays).setWidth("5.5rem");
        list.columns()
                .status("active", row -> ActiveChoice.status(row.active()))
                .setWidth("6.5rem");
        list.sortedBy("name", SortDirection.ASCENDING);
        return list;
    }

    private FormPanel<Customer> form() {
        FormPanel<Customer> form =
                new FormPanel<>(Customer.class, "customers", customers::save, stored -> customers.find(stored.getId()));
        form.text("name", new TextField());
        form.text("code", new TextField()).setHelperText(t("customers.code.help"));
        form.text("document", new TextField());
        form.text("phone", new TextField());
        form.text("email", new EmailInput());
        form.text("customerGroup", new TextField());
        form.wide(form.text("address", new TextArea()));
        form.field("creditLimit", new MoneyField(formats).notNegative()).setHelperText(t("customers.creditLimit.help"));
        form.field("termsDays", new IntegerField());
        form.field("since", new DateField(formats));
        form.wide(form.text("notes", new TextArea()));
        form.field("acceptsMessages", new Checkbox());
        form.field("active", new Checkbox());
        return form;
    }

    @Override
    public String getPageTitle() {
        return t("customers.title");
    }
}

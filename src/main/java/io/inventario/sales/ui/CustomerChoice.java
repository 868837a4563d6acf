package io.inventario.sales.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import io.inventario.customers.Customer;
import io.inventario.customers.CustomerFilter;
import io.inventario.customers.CustomerRow;
import io.inventario.customers.CustomerService;
import io.inventario.shared.Actor;
import io.inventario.shared.Permission;
import io.inventario.shared.ui.FormPanel;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;

/** Who buys, or nobody in particular; a new customer is created without leaving the till. */
class CustomerChoice extends Composite<Div> {
    private final CustomerService customers;
    private final ComboBox<CustomerRow> box = new ComboBox<>(t("sales.customer"));
    private final Consumer<Dialog> opening;

    /**
     * @param chosen told of every change by the person; null for nobody
     * @param done told when somebody was chosen
     * @param opening told of the dialog for a new customer before it opens
     */
    CustomerChoice(
            CustomerService customers, Consumer<@Nullable UUID> chosen, Runnable done, Consumer<Dialog> opening) {
        this.customers = customers;
        this.opening = opening;
        box.setPlaceholder(t("sales.nobody"));
        box.setClearButtonVisible(true);
        box.setItemLabelGenerator(row -> row.document() == null ? row.name() : row.name() + " · " + row.document());
        box.setItems(query -> customers
                .list(
                        new CustomerFilter(query.getFilter().orElse(""), true),
                        PageRequest.of(
                                query.getPage(),
                                query.getPageSize(),
                                Sort.by("name").and(Sort.by("id"))))
                .stream());
        box.addValueChangeListener(event -> {
            chosen.accept(event.getValue() == null ? null : event.getValue().id());
            if (event.isFromClient()) {
                done.run();
            }
        });
        getContent().addClassName("customer-choice");
        getContent().add(box);
        if (Actor.may(Permission.EDIT_CUSTOMERS)) {
            box.addCustomValueSetListener(event -> create(event.getDetail()));
            Button create = new Button(new Icon(VaadinIcon.PLUS), click -> create(""));
            create.setAriaLabel(t("customers.new"));
            create.setTooltipText(t("customers.new"));
            getContent().add(create);
        }
    }

    void focus() {
        box.focus();
    }

    void clear() {
        box.clear();
    }

    void show(UUID id) {
        customers.find(id).filter(Customer::isActive).ifPresent(this::choose);
    }

    /** The name of who buys; null for nobody. */
    @Nullable
    String name() {
        return box.getValue() == null ? null : box.getValue().name();
    }

    private void choose(Customer customer) {
        box.setValue(new CustomerRow(
                customer.getId(),
                customer.getCode(),
                customer.getName(),
                customer.getDocument(),
                customer.getPhone(),
                customer.getEmail(),
                customer.getCustomerGroup(),
                customer.getCreditLimit(),
                customer.getTermsDays(),
                customer.isActive()));
    }

    private void create(String name) {
        FormPanel<Customer> form =
                new FormPanel<>(Customer.class, "customers", customers::save, stored -> customers.find(stored.getId()));
        TextField first = form.text("name", new TextField());
        form.text("document", new TextField());
        form.text("phone", new TextField());
        Dialog dialog = new Dialog(form);
        dialog.setWidth("min(32rem, 95vw)");
        Shortcuts.addShortcutListener(form, form::save, Key.ENTER)
                .listenOn(first)
                .resetFocusOnActiveElement();
        form.onSaved(customer -> {
            choose(customer);
            dialog.close();
        });
        form.onCancel(dialog::close);
        dialog.addOpenedChangeListener(event -> {
            if (!event.isOpened()) {
                form.discard();
            }
        });
        opening.accept(dialog);
        dialog.open();
        form.showNew(Customer::new);
        first.setValue(name);
    }
}

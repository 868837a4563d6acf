package io.inventario.stock.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.inventario.documents.Posted;
import io.inventario.products.ProductFilter;
import io.inventario.products.ProductRow;
import io.inventario.products.ProductService;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Formats;
import io.inventario.shared.Ids;
import io.inventario.shared.Quantity;
import io.inventario.shared.ui.Notices;
import io.inventario.shared.ui.QuantityField;
import io.inventario.shared.ui.Texts;
import io.inventario.stock.Location;
import io.inventario.stock.TransferStock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;

/** Asks what is carried from where to where; its command is named when it opens, so that clicking twice posts once. */
class TransferDialog extends Dialog {
    private static final int LONGEST_NOTE = 500;

    private final UUID command = Ids.next();
    private final Formats formats;
    private final Function<TransferStock, Posted> post;
    private final Consumer<Posted> posted;
    private final Select<Location> from = new Select<>();
    private final Select<Location> to = new Select<>();
    private final ComboBox<ProductRow> product = new ComboBox<>(t("stock.transfer.product"));
    private final TextField note = new TextField(t("stock.adjust.note"));
    private final Div rows = new Div();
    private final Div refusal = new Div();
    private final List<Line> lines = new ArrayList<>();

    private record Line(UUID product, QuantityField quantity, Div row) {}

    TransferDialog(
            List<Location> places,
            ProductService products,
            Formats formats,
            Function<TransferStock, Posted> post,
            Consumer<Posted> posted) {
        this.formats = formats;
        this.post = post;
        this.posted = posted;
        setHeaderTitle(t("stock.transfer.new"));
        setWidth("min(40rem, 95vw)");
        place(from, "stock.transfer.from", places, places.getFirst());
        place(to, "stock.transfer.to", places, places.get(1));
        prepareProduct(products);
        note.setMaxLength(LONGEST_NOTE);
        rows.addClassName("transfer-lines");
        refusal.addClassName("payment-refusal");
        refusal.getElement().setAttribute("role", "alert");
        add(new FormLayout(from, to), product, rows, note, refusal);
        product.setWidthFull();
        note.setWidthFull();
        Button cancel = new Button(t("shared.cancel"), click -> close());
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        Button save = new Button(t("stock.transfer.post"), click -> post());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(cancel, save);
        addOpenedChangeListener(event -> product.focus());
    }

    private static void place(Select<Location> field, String key, List<Location> places, Location usual) {
        field.setLabel(t(key));
        field.setItems(places);
        field.setItemLabelGenerator(Location::getName);
        field.setValue(usual);
    }

    private void prepareProduct(ProductService products) {
        product.setPlaceholder(t("stock.transfer.product.hint"));
        product.setItemLabelGenerator(row -> row.code() + " " + row.name());
        product.setItems(query -> products
                .list(
                        new ProductFilter(query.getFilter().orElse(""), null, true),
                        PageRequest.of(
                                query.getPage(),
                                query.getPageSize(),
                                Sort.by("name").and(Sort.by("id"))))
                .stream());
        product.addValueChangeListener(event -> {
            if (event.getValue() != null) {
                addLine(event.getValue());
                product.clear();
            }
        });
    }

    void addLine(ProductRow chosen) {
        QuantityField quantity = new QuantityField(formats).notNegative();
        quantity.setLabel(t("stock.transfer.quantity", chosen.code(), chosen.name(), chosen.unit()));
        Div row = new Div(quantity);
        row.addClassName("transfer-line");
        Line line = new Line(chosen.id(), quantity, row);
        Button remove = new Button(new Icon(VaadinIcon.CLOSE_SMALL), click -> {
            lines.remove(line);
            rows.remove(row);
        });
        remove.addThemeVariants(ButtonVariant.TERTIARY);
        remove.setAriaLabel(t("stock.transfer.remove", chosen.name()));
        row.add(remove);
        lines.add(line);
        rows.add(row);
        quantity.focus();
    }

    private void post() {
        if (!isOpened() || lines.stream().anyMatch(line -> line.quantity().isInvalid())) {
            return;
        }
        try {
            Posted document = post.apply(new TransferStock(
                    command,
                    null,
                    from.getValue().getId(),
                    to.getValue().getId(),
                    note.isEmpty() ? null : note.getValue().strip(),
                    lines.stream()
                            .map(line -> new TransferStock.Line(
                                    line.product(),
                                    Objects.requireNonNullElse(line.quantity().getValue(), Quantity.ZERO)))
                            .toList()));
            close();
            Notices.success(t("stock.adjust.posted", document.label()));
            posted.accept(document);
        } catch (BusinessException e) {
            refusal.setText(Texts.of(e));
        }
    }
}

package io.inventario.purchases.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.combobox.ComboBox;
import io.inventario.products.ProductFilter;
import io.inventario.products.ProductRow;
import io.inventario.products.ProductService;
import io.inventario.shared.Quantity;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;

/** Finds products by name, code or barcode and hands them over one after the other, ready for the next scan. */
class ProductFinder extends ComboBox<ProductRow> {
    private static final Sort BY_NAME = Sort.by("name", "id");

    private final ProductService products;
    private final Found found;
    private final Consumer<String> unknown;

    /** What to do with a product and how many units its code stands for. */
    @FunctionalInterface
    interface Found {
        void add(UUID product, Quantity units);
    }

    /** @param unknown what to do with a text that no product has */
    ProductFinder(ProductService products, Found found, Consumer<String> unknown) {
        this.products = products;
        this.found = found;
        this.unknown = unknown;
        setLabel(t("purchases.find"));
        setPlaceholder(t("purchases.find.hint"));
        setWidthFull();
        setItemLabelGenerator(row -> row.code() + " " + row.name());
        setItems(query -> products
                .list(
                        new ProductFilter(query.getFilter().orElse(""), null, true),
                        PageRequest.of(query.getPage(), query.getPageSize(), BY_NAME))
                .stream());
        setAllowCustomValue(true);
        addCustomValueSetListener(event -> typed(event.getDetail().strip()));
        addValueChangeListener(event -> {
            if (event.getValue() != null) {
                UUID chosen = event.getValue().id();
                clear();
                found.add(chosen, Quantity.of(1));
            }
        });
    }

    /** A code comes first; words that one product alone has are as good as choosing it. */
    private void typed(String text) {
        clear();
        if (text.isEmpty()) {
            return;
        }
        products.identify(text)
                .ifPresentOrElse(
                        identified -> found.add(identified.productId(), identified.quantity()), () -> words(text));
    }

    private void words(String text) {
        List<ProductRow> rows = products.list(new ProductFilter(text, null, true), PageRequest.of(0, 2, BY_NAME));
        if (rows.size() == 1) {
            found.add(rows.getFirst().id(), Quantity.of(1));
        } else {
            unknown.accept(text);
        }
    }
}

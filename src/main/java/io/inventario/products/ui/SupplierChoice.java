package io.inventario.products.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import io.inventario.suppliers.Supplier;
import io.inventario.suppliers.SupplierFilter;
import io.inventario.suppliers.SupplierRow;
import io.inventario.suppliers.SupplierService;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;

/** The choice of a supplier, searched for in the database; its value is the id, which is all that a product keeps. */
class SupplierChoice extends ComboBox<UUID> {
    private static final Sort BY_NAME = Sort.by("name", "id");

    private final Map<UUID, String> names = new HashMap<>();

    SupplierChoice(SupplierService suppliers) {
        setClearButtonVisible(true);
        setItemLabelGenerator(id -> names.computeIfAbsent(
                id, unseen -> suppliers.find(unseen).map(Supplier::getName).orElse("")));
        setItems(query -> suppliers
                .list(
                        new SupplierFilter(query.getFilter().orElse(""), true),
                        PageRequest.of(query.getPage(), query.getPageSize(), BY_NAME))
                .stream()
                .map(this::named));
    }

    private UUID named(SupplierRow row) {
        names.put(row.id(), row.name());
        return row.id();
    }
}

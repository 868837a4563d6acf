package io.inventario.suppliers;

import com.vaadin.flow.component.combobox.ComboBox;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;

/** The choice of a supplier, searched for in the database; its value is the id, which is all that others keep. */
public class SupplierChoice extends ComboBox<UUID> {
    private static final Sort BY_NAME = Sort.by("name", "id");

    private final Map<UUID, String> names = new HashMap<>();

    public SupplierChoice(SupplierService suppliers) {
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

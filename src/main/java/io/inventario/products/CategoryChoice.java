package io.inventario.products;

import com.vaadin.flow.component.combobox.ComboBox;
import io.inventario.shared.SearchText;
import io.inventario.shared.ui.ListPage;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The choice of a category by its path, in forms and above lists. */
public class CategoryChoice extends ComboBox<Category> {
    private final ProductService products;
    private List<Category> categories = List.of();

    public CategoryChoice(ProductService products) {
        this.products = products;
        setItemLabelGenerator(Category::getPath);
        setClearButtonVisible(true);
        reload();
    }

    /** Reads the categories again, after one was added. */
    public final void reload() {
        Category chosen = getValue();
        categories = products.categories();
        setItems(
                (category, typed) -> SearchText.of(category.getPath()).contains(SearchText.of(typed)),
                categories.stream()
                        .filter(category -> category.isActive() || category.equals(chosen))
                        .toList());
        setValue(chosen);
    }

    /** The chosen one for a filter; null for all. */
    public @Nullable UUID wanted() {
        Category chosen = getValue();
        return chosen == null ? null : chosen.getId();
    }

    /** Makes it a filter of {@code list}, which stands in the URL as the path. */
    public void addTo(ListPage<?, ?> list) {
        list.filter("categoria", this, category -> category == null ? "" : category.getPath(), this::named);
    }

    private Category named(String path) {
        return categories.stream()
                .filter(category -> Objects.equals(category.getPath(), path))
                .findFirst()
                .orElseGet(this::getEmptyValue);
    }
}

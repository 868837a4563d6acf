package io.inventario.products.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import io.inventario.products.Category;
import io.inventario.products.CategoryChoice;
import io.inventario.products.ProductService;
import io.inventario.shared.BusinessException;
import io.inventario.shared.ui.Notices;
import io.inventario.shared.ui.Texts;
import org.jspecify.annotations.Nullable;

/** The category of a product; what is typed and does not exist yet can be added in place. */
class CategoryField extends CategoryChoice {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_PATH = 400;

    private final ProductService products;

    CategoryField(ProductService products) {
        super(products);
        this.products = products;
        setAllowCustomValue(true);
        addCustomValueSetListener(event -> ask(event.getDetail().strip()));
    }

    private void ask(String path) {
        if (path.isEmpty()) {
            return;
        }
        ConfirmDialog question = new ConfirmDialog();
        question.setHeader(t("products.category.add.title", path));
        question.setText(t("products.category.add.text"));
        question.setConfirmButton(t("products.category.add"), event -> add(path));
        question.setCancelable(true);
        question.setCancelButton(t("shared.cancel"), event -> setValue(getValue()));
        question.open();
    }

    private void add(String path) {
        Category added = null;
        try {
            if (path.length() > LONGEST_PATH) {
                throw new BusinessException("products.category.long", LONGEST_NAME);
            }
            for (String name : path.split("/")) {
                added = under(added, name.strip());
            }
        } catch (BusinessException refusal) {
            Notices.refusal(Texts.of(refusal));
            return;
        }
        reload();
        setValue(added);
    }

    private @Nullable Category under(@Nullable Category parent, String name) {
        if (name.isEmpty()) {
            return parent;
        }
        if (name.length() > LONGEST_NAME) {
            throw new BusinessException("products.category.long", LONGEST_NAME);
        }
        String path = parent == null ? name : parent.getPath() + Category.SEPARATOR + name;
        return products.category(path).orElseGet(() -> products.addCategory(name, parent));
    }
}

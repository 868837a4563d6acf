package io.inventario.products.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.inventario.products.Product;
import io.inventario.products.ProductService;
import io.inventario.settings.TaxRate;
import io.inventario.shared.Actor;
import io.inventario.shared.Formats;
import io.inventario.shared.Permission;
import io.inventario.shared.ui.FormPanel;
import io.inventario.shared.ui.MoneyField;
import io.inventario.shared.ui.QuantityField;
import io.inventario.suppliers.SupplierChoice;
import io.inventario.suppliers.SupplierService;
import java.time.LocalDate;
import java.util.List;

/** The fields of a product. */
class ProductForm extends FormPanel<Product> {
    ProductForm(
            ProductService products, SupplierService suppliers, List<TaxRate> taxes, LocalDate today, Formats formats) {
        super(Product.class, "products", products::save, stored -> products.find(stored.getId()));
        text("name", new TextField());
        text("code", new TextField()).setHelperText(t("products.code.help"));
        TextArea barcodes = field("barcodes", new TextArea(), new BarcodeLines(formats));
        barcodes.setHelperText(t("products.barcodes.help"));
        wide(barcodes);
        field("category", new CategoryField(products)).setHelperText(t("products.category.help"));
        text("brand", new TextField());
        field("salePrice", new MoneyField(formats).notNegative());
        field("taxRate", tax(taxes, today, formats));
        field("priceIncludesTax", new Checkbox());
        text("unit", new TextField()).setHelperText(t("products.unit.help"));
        field("fractional", new Checkbox());
        field("service", new Checkbox());
        field("minStock", new QuantityField(formats).notNegative());
        field("targetStock", new QuantityField(formats).notNegative());
        if (Actor.may(Permission.VIEW_SUPPLIERS)) {
            field("preferredSupplierId", new SupplierChoice(suppliers));
        }
        wide(text("notes", new TextArea()));
        field("active", new Checkbox());
    }

    /** All taxes with their percentage of today; an archived one stays readable where it is in use. */
    private static Select<TaxRate> tax(List<TaxRate> taxes, LocalDate today, Formats formats) {
        Select<TaxRate> tax = new Select<>();
        tax.setItems(taxes);
        tax.setItemEnabledProvider(TaxRate::isActive);
        tax.setItemLabelGenerator(
                rate -> t("products.taxRate.item", rate.getName(), formats.percent(rate.percentOn(today))));
        return tax;
    }
}

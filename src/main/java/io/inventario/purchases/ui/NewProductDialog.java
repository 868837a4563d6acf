package io.inventario.purchases.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.TextField;
import io.inventario.products.Barcode;
import io.inventario.products.CategoryChoice;
import io.inventario.products.Product;
import io.inventario.products.ProductService;
import io.inventario.settings.CompanyTerms;
import io.inventario.settings.TaxRate;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Formats;
import io.inventario.shared.Money;
import io.inventario.shared.ui.MoneyField;
import io.inventario.shared.ui.Notices;
import io.inventario.shared.ui.Texts;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** Creates a product that arrives for the first time, without leaving the receipt. */
class NewProductDialog extends Dialog {
    private final ProductService products;
    private final CompanyTerms terms;
    private final Consumer<Product> created;
    private final TextField name = new TextField(t("products.name"));
    private final TextField code = new TextField(t("products.code"));
    private final TextField barcode = new TextField(t("purchases.barcode"));
    private final CategoryChoice category;
    private final MoneyField price;
    private final Select<TaxRate> tax = new Select<>();

    /** @param typed what was looked for: a barcode if it is a number, a name otherwise */
    NewProductDialog(
            String typed,
            ProductService products,
            List<TaxRate> taxes,
            LocalDate today,
            CompanyTerms terms,
            Consumer<Product> created) {
        this.products = products;
        this.terms = terms;
        this.created = created;
        this.category = new CategoryChoice(products);
        this.price = new MoneyField(terms.formats()).notNegative();
        setHeaderTitle(t("purchases.product.new"));
        addClassName("narrow-dialog");
        prepare(typed, taxes, today);
        FormLayout fields = new FormLayout(name, code, barcode, category, price, tax);
        fields.setResponsiveSteps(new FormLayout.ResponsiveStep("0", 1));
        add(fields);
        Button cancel = new Button(t("shared.cancel"), event -> close());
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        Button save = new Button(t("purchases.product.create"), event -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(cancel, save);
        addOpenedChangeListener(event -> name.focus());
    }

    private void prepare(String typed, List<TaxRate> taxes, LocalDate today) {
        Formats formats = terms.formats();
        (typed.chars().allMatch(Character::isDigit) ? barcode : name).setValue(typed);
        name.setMaxLength(200);
        name.setRequiredIndicatorVisible(true);
        name.setManualValidation(true);
        code.setMaxLength(40);
        code.setManualValidation(true);
        code.setHelperText(t("products.code.help"));
        barcode.setManualValidation(true);
        category.setLabel(t("products.category"));
        price.setLabel(t("products.salePrice"));
        tax.setLabel(t("products.taxRate"));
        tax.setItems(taxes);
        tax.setItemLabelGenerator(
                rate -> t("products.taxRate.item", rate.getName(), formats.percent(rate.percentOn(today))));
        taxes.stream().max(Comparator.comparing(rate -> rate.percentOn(today))).ifPresent(tax::setValue);
    }

    private void save() {
        if (!isOpened()) {
            return;
        }
        if (name.getValue().isBlank()) {
            refuse(name, t("purchases.product.name.missing"));
            return;
        }
        if (price.isInvalid()) {
            return;
        }
        Product product = new Product();
        product.setName(name.getValue().strip());
        product.setCode(code.getValue().strip());
        product.setCategory(category.getValue());
        product.setSalePrice(Objects.requireNonNullElse(price.getValue(), Money.ZERO));
        product.setPriceIncludesTax(terms.pricesIncludeTax());
        product.setTaxRate(tax.getValue());
        if (!barcode.getValue().isBlank()) {
            product.setBarcodes(List.of(new Barcode(barcode.getValue())));
        }
        try {
            Product saved = products.save(product);
            close();
            Notices.success(t("shared.saved", saved.label()));
            created.accept(saved);
        } catch (BusinessException refusal) {
            show(refusal);
        }
    }

    private void show(BusinessException refusal) {
        String words = Texts.of(refusal);
        switch (Objects.requireNonNullElse(refusal.field(), "")) {
            case "code" -> refuse(code, words);
            case "barcodes" -> refuse(barcode, words);
            case "salePrice" -> refuse(price, words);
            default -> Notices.refusal(words);
        }
    }

    private static <C extends Component & HasValidationProperties & Focusable<?>> void refuse(C field, String words) {
        field.setErrorMessage(words);
        field.setInvalid(true);
        field.focus();
    }
}

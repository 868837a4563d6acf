package io.inventario.purchases.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.inventario.products.Product;
import io.inventario.products.ProductService;
import io.inventario.purchases.ReceiptQuote;
import io.inventario.purchases.ReceivePurchase;
import io.inventario.settings.CompanyTerms;
import io.inventario.settings.TaxRate;
import io.inventario.shared.Actor;
import io.inventario.shared.Permission;
import io.inventario.shared.Quantity;
import io.inventario.shared.ui.Notices;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The products of a receipt that is being entered, and the field that finds or creates the next one. */
class ReceivedLines extends Div {
    private final ProductService products;
    private final List<TaxRate> taxes;
    private final LocalDate today;
    private final CompanyTerms terms;
    private final Runnable changed;
    private final List<ReceivedLine> lines = new ArrayList<>();
    private final Div rows = new Div();
    private final Div empty = new Div(t("purchases.lines.empty"));

    ReceivedLines(ProductService products, List<TaxRate> taxes, LocalDate today, CompanyTerms terms, Runnable changed) {
        this.products = products;
        this.taxes = taxes.stream().filter(TaxRate::isActive).toList();
        this.today = today;
        this.terms = terms;
        this.changed = changed;
        Div finding = new Div(new ProductFinder(products, this::find, this::unknown));
        finding.addClassName("received-find");
        if (Actor.may(Permission.EDIT_PRODUCTS)) {
            finding.add(new Button(t("purchases.product.new"), new Icon(VaadinIcon.PLUS), click -> create("")));
        }
        empty.addClassName("empty-state");
        rows.addClassName("received-lines");
        add(finding, empty, rows);
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** What can be posted so far. */
    List<ReceivePurchase.Line> complete() {
        return lines.stream().map(ReceivedLine::line).flatMap(Optional::stream).toList();
    }

    /** Whether all lines can be posted; if not, the first that can't says why. */
    boolean check() {
        Optional<ReceivedLine> wrong =
                lines.stream().filter(line -> line.line().isEmpty()).findFirst();
        wrong.ifPresent(ReceivedLine::complain);
        return wrong.isEmpty();
    }

    /** Shows beside each complete line what it comes to. */
    void show(ReceiptQuote quote) {
        int at = 0;
        for (ReceivedLine line : lines) {
            if (line.line().isPresent()) {
                line.comesTo(quote.nets().get(at++));
            } else {
                line.comesToNothingYet();
            }
        }
    }

    private void find(UUID id, Quantity units) {
        products.find(id).ifPresent(product -> add(product, units));
    }

    private void add(Product product, Quantity units) {
        if (product.isService()) {
            Notices.refusal(t("stock.service", product.getName()));
            return;
        }
        ReceivedLine line = new ReceivedLine(product, taxesWith(product), today, terms.formats(), changed, this::drop);
        lines.add(line);
        rows.add(line);
        empty.setVisible(false);
        line.came(units);
        line.focus();
        changed.run();
    }

    /** An archived tax stays readable where a product has it. */
    private List<TaxRate> taxesWith(Product product) {
        TaxRate own = product.getTaxRate();
        if (own == null || taxes.contains(own)) {
            return taxes;
        }
        List<TaxRate> all = new ArrayList<>(taxes);
        all.add(own);
        return all;
    }

    private void drop(ReceivedLine line) {
        lines.remove(line);
        rows.remove(line);
        empty.setVisible(lines.isEmpty());
        changed.run();
    }

    private void unknown(String typed) {
        if (Actor.may(Permission.EDIT_PRODUCTS)) {
            create(typed);
        } else {
            Notices.refusal(t("purchases.find.unknown", typed));
        }
    }

    private void create(String typed) {
        new NewProductDialog(typed, products, taxes, today, terms, product -> find(product.getId(), Quantity.of(1)))
                .open();
    }
}

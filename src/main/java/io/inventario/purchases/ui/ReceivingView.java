package io.inventario.purchases.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import io.inventario.documents.Posted;
import io.inventario.products.ProductService;
import io.inventario.purchases.PurchaseService;
import io.inventario.purchases.ReceiptFilter;
import io.inventario.purchases.ReceiptQuote;
import io.inventario.purchases.ReceiptRow;
import io.inventario.purchases.ReceivePurchase;
import io.inventario.settings.CompanyService;
import io.inventario.settings.CompanyTerms;
import io.inventario.settings.SettingsService;
import io.inventario.shared.Actor;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Formats;
import io.inventario.shared.Ids;
import io.inventario.shared.Permission;
import io.inventario.shared.ui.Confirmation;
import io.inventario.shared.ui.DateField;
import io.inventario.shared.ui.Notices;
import io.inventario.shared.ui.PageHeading;
import io.inventario.shared.ui.Texts;
import io.inventario.stock.Location;
import io.inventario.stock.StockService;
import io.inventario.suppliers.SupplierChoice;
import io.inventario.suppliers.SupplierService;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;

/** Where a receipt is entered; its command is named when the page opens, so that posting twice posts once. */
@Route(PurchasesView.ROUTE + "/nueva")
@RolesAllowed(Permission.POST_PURCHASE)
class ReceivingView extends Div implements BeforeLeaveObserver, HasDynamicTitle {
    private final UUID command = Ids.next();
    private final PurchaseService purchases;
    private final Formats formats;
    private final LocalDate today;
    private final SupplierChoice supplier;
    private final TextField reference = new TextField(t("purchases.supplierReference"));
    private final DateField day;
    private final Select<Location> location = new Select<>();
    private final TextArea note = new TextArea(t("purchases.note"));
    private final ReceivedLines lines;
    private final Div totals = new Div();
    private boolean posted;

    ReceivingView(
            PurchaseService purchases,
            SupplierService suppliers,
            ProductService products,
            StockService stock,
            SettingsService settings,
            CompanyService company,
            Clock clock) {
        CompanyTerms terms = company.terms();
        this.purchases = purchases;
        this.formats = terms.formats();
        this.today = terms.today(clock);
        this.supplier = new SupplierChoice(suppliers);
        this.day = new DateField(formats);
        this.lines = new ReceivedLines(products, settings.taxRates(), today, terms, this::changed);
        addClassNames("sale-page", "receiving");
        prepare(stock.locations().stream().filter(Location::isActive).toList());
        RouterLink back = new RouterLink(t("purchases.back"), PurchasesView.class);
        FormLayout head = new FormLayout(supplier, reference, day, location, note);
        head.setColspan(note, 2);
        Button post = new Button(t("purchases.post"), click -> post());
        post.addThemeVariants(ButtonVariant.PRIMARY);
        Div foot = new Div(totals, post);
        foot.addClassName("receiving-foot");
        add(back, new PageHeading(t("purchases.new")), head, lines, foot);
        Shortcuts.addShortcutListener(this, this::post, Key.KEY_S, KeyModifier.CONTROL)
                .listenOn(this)
                .resetFocusOnActiveElement();
    }

    private void prepare(List<Location> locations) {
        supplier.setLabel(t("purchases.supplier"));
        supplier.setRequiredIndicatorVisible(true);
        supplier.setManualValidation(true);
        supplier.addValueChangeListener(event -> {
            supplier.setInvalid(false);
            warnOfTwice();
        });
        reference.setMaxLength(60);
        reference.addValueChangeListener(event -> warnOfTwice());
        note.setMaxLength(500);
        day.setLabel(t("purchases.businessDate"));
        day.happened(today);
        day.setVisible(Actor.may(Permission.BACKDATE));
        day.addValueChangeListener(event -> changed());
        location.setLabel(t("purchases.location"));
        location.setItems(locations);
        location.setItemLabelGenerator(Location::getName);
        location.setVisible(locations.size() > 1);
        locations.stream()
                .filter(each -> each.getKind() == Location.Kind.SELLABLE)
                .findFirst()
                .ifPresent(location::setValue);
        totals.addClassName("receiving-totals");
        totals.getElement().setAttribute("role", "status");
    }

    /** An invoice may come in two deliveries, so that the same number again is worth a word but no refusal. */
    private void warnOfTwice() {
        String typed = text(reference.getValue());
        Optional<ReceiptRow> twice = typed == null || supplier.isEmpty() || !Actor.may(Permission.VIEW_PURCHASES)
                ? Optional.empty()
                : purchases
                        .list(
                                new ReceiptFilter(typed, null, null, supplier.getValue(), false),
                                PageRequest.of(0, 20, Sort.by("id")))
                        .stream()
                        .filter(row -> typed.equalsIgnoreCase(row.supplierReference()))
                        .findFirst();
        reference.setHelperText(
                twice.map(row -> t("purchases.reference.twice", row.label())).orElse(""));
    }

    private void changed() {
        List<ReceivePurchase.Line> complete = lines.complete();
        totals.setText("");
        if (complete.isEmpty()) {
            lines.show(ReceiptQuote.NOTHING);
            return;
        }
        try {
            ReceiptQuote quote = purchases.quote(complete, day.getValue());
            lines.show(quote);
            totals.setText(t(
                    "purchases.totals",
                    formats.money(quote.net()),
                    formats.money(quote.tax()),
                    formats.money(quote.total())));
        } catch (BusinessException refusal) {
            totals.setText(Texts.of(refusal));
        }
    }

    private void post() {
        if (posted) {
            return;
        }
        if (supplier.isEmpty()) {
            refuseSupplier(t("purchases.supplier.missing"));
            return;
        }
        if (day.isInvalid() || !lines.check()) {
            return;
        }
        try {
            Posted receipt = purchases.receive(command(lines.complete()));
            posted = true;
            Notices.success(t("purchases.posted", receipt.label()));
            UI.getCurrent().navigate(PurchasesView.ROUTE + "/" + receipt.id());
        } catch (BusinessException refusal) {
            if ("supplier".equals(refusal.field())) {
                refuseSupplier(Texts.of(refusal));
            } else {
                Notices.refusal(Texts.of(refusal));
            }
        }
    }

    private void refuseSupplier(String words) {
        supplier.setErrorMessage(words);
        supplier.setInvalid(true);
        supplier.focus();
    }

    private ReceivePurchase command(List<ReceivePurchase.Line> received) {
        return new ReceivePurchase(
                command,
                today.equals(day.getValue()) ? null : day.getValue(),
                supplier.getValue(),
                location.isEmpty() ? null : location.getValue().getId(),
                text(reference.getValue()),
                received,
                text(note.getValue()));
    }

    static @Nullable String text(String typed) {
        return typed.isBlank() ? null : typed.strip();
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        if (!posted && !lines.isEmpty()) {
            BeforeLeaveEvent.ContinueNavigationAction leaving = event.postpone();
            Confirmation.ask(
                    t("shared.unsaved.title"),
                    t("shared.unsaved.text"),
                    t("shared.unsaved.discard"),
                    leaving::proceed,
                    leaving::cancel);
        }
    }

    @Override
    public String getPageTitle() {
        return t("purchases.new");
    }
}

package io.inventario.sales.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.inventario.customers.CustomerService;
import io.inventario.documents.Posted;
import io.inventario.documents.Tender;
import io.inventario.products.Product;
import io.inventario.products.ProductService;
import io.inventario.sales.SaleService;
import io.inventario.settings.PaymentMethod;
import io.inventario.settings.SettingsService;
import io.inventario.shared.Actor;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Formats;
import io.inventario.shared.Money;
import io.inventario.shared.Permission;
import io.inventario.shared.Quantity;
import io.inventario.shared.ui.Confirmation;
import io.inventario.shared.ui.Texts;
import io.inventario.stock.StockService;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The till: scan or type, pay, next customer, with the keyboard alone. */
@Route("caja")
@Menu(order = 110, title = "sales.till.title", icon = "vaadin:cash")
@RolesAllowed(Permission.POST_SALE)
class TillView extends Div implements HasDynamicTitle {
    private static final int LONGEST_CODE = 100;

    private final SaleService sales;
    private final ProductService products;
    private final SettingsService settings;
    private final Formats formats;
    private final ScanField scan = new ScanField();
    private final Matches matches;
    private final OpenCart cart;
    private final LastSale last;
    private final @Nullable CustomerChoice customer;
    private @Nullable Dialog dialog;

    TillView(
            SaleService sales,
            ProductService products,
            StockService stock,
            CustomerService customers,
            SettingsService settings,
            Supplier<Formats> formats) {
        this.sales = sales;
        this.products = products;
        this.settings = settings;
        this.formats = formats.get();
        matches = new Matches(products, stock, this.formats, id -> add(id, Quantity.of(1), ""));
        cart = new OpenCart(sales, products, stock, this.formats);
        last = new LastSale(this.formats);
        customer = Actor.may(Permission.VIEW_CUSTOMERS)
                ? new CustomerChoice(customers, id -> cart.apply(cart.now().of(id), null), scan::focus, this::watch)
                : null;
        addClassName("till");
        setSizeFull();
        Div work = new Div(scan, matches, last, cart.grid());
        work.addClassName("till-work");
        add(work, side());
        scan.addScanListener(event -> scanned(event.text(), event.isChoosing()));
        scan.addKeyListener(event -> pressed(event.key()));
        cart.grid().addItemDoubleClickListener(click -> changeLine(LineDialog::openAtQuantity));
    }

    private Aside side() {
        String delete = t("sales.till.key.delete");
        TillKeys keys = new TillKeys(this).key("quantity", "F2", () -> changeLine(LineDialog::openAtQuantity), Key.F2);
        if (Actor.may(Permission.CHANGE_PRICE)) {
            keys.key("discount", "F3", () -> changeLine(LineDialog::openAtDiscount), Key.F3);
        }
        Aside side = new Aside();
        side.addClassName("till-side");
        if (customer != null) {
            side.add(customer);
            keys.key("customer", "F4", this::chooseCustomer, Key.F4);
        }
        keys.button("till.remove", delete, this::remove)
                .key("till.clear", "Ctrl " + delete, this::clear, Key.DELETE, KeyModifier.CONTROL);
        TillKeys pay = new TillKeys(this, ButtonVariant.PRIMARY).key("till.pay", "F9", this::pay, Key.F9);
        pay.addClassName("till-pay");
        side.add(keys, cart.totals(), pay);
        return side;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        cart.recall(this::showCustomer);
    }

    private void showCustomer() {
        UUID id = cart.now().customerId();
        if (customer != null && id != null) {
            customer.show(id);
        }
    }

    /** Goes on with what the browser kept of an unfinished sale. */
    void restore(String kept) {
        cart.restore(kept);
        showCustomer();
    }

    private void scanned(String typed, boolean choosing) {
        String text = typed.strip();
        Optional<UUID> chosen = choosing ? matches.chosen() : Optional.empty();
        if (chosen.isPresent()) {
            add(chosen.get(), Quantity.of(1), typed);
        } else if (!text.isEmpty()) {
            matches.hide();
            Optional<ProductService.Identified> found =
                    text.length() > LONGEST_CODE ? Optional.empty() : products.identify(text);
            if (found.isPresent()) {
                add(found.get().productId(), found.get().quantity(), typed);
            } else if (text.length() <= LONGEST_CODE && matches.search(text)) {
                scan.offer(typed);
            } else {
                scan.refuse(typed, t("sales.till.unknown", shortened(text)));
            }
        }
    }

    private static String shortened(String text) {
        return text.length() > LONGEST_CODE ? text.substring(0, LONGEST_CODE) + "…" : text;
    }

    private void pressed(String key) {
        switch (key) {
            case "ArrowUp" -> move(-1);
            case "ArrowDown" -> move(1);
            case "Delete" -> remove();
            default -> {
                matches.hide();
                scan.accept();
            }
        }
    }

    private void move(int step) {
        if (matches.isVisible()) {
            matches.move(step);
        } else {
            cart.grid().move(step);
        }
    }

    private void add(UUID productId, Quantity quantity, String typed) {
        Product product =
                Objects.requireNonNull(products.require(List.of(productId)).get(productId));
        Optional<BusinessException> refusal = cart.change(cart.now().plus(new CartLine(product, quantity)), productId);
        if (refusal.isPresent()) {
            scan.refuse(typed, Texts.of(refusal.get()));
        } else {
            matches.hide();
            last.setVisible(false);
            scan.accept();
            scan.focus();
        }
    }

    private void changeLine(Consumer<LineDialog> open) {
        if (isBusy()) {
            return;
        }
        cart.grid().current().ifPresent(line -> {
            LineDialog changing = new LineDialog(
                    line, formats, changed -> cart.change(cart.now().with(changed), line.productId()));
            watch(changing);
            open.accept(changing);
        });
    }

    private void remove() {
        if (!isBusy()) {
            cart.grid().current().ifPresent(line -> cart.apply(cart.now().without(line.productId()), null));
            scan.focus();
        }
    }

    private void clear() {
        if (!isBusy() && !cart.now().isEmpty()) {
            Confirmation.ask(
                    t("sales.till.clear.title", cart.now().lines().size()),
                    t("sales.till.clear.text"),
                    t("sales.till.clear"),
                    this::startAnew);
        }
    }

    private void startAnew() {
        cart.apply(Cart.empty(), null);
        if (customer != null) {
            customer.clear();
        }
        scan.accept();
        scan.focus();
    }

    private void chooseCustomer() {
        if (!isBusy() && customer != null) {
            customer.focus();
        }
    }

    private void pay() {
        if (isBusy()) {
            return;
        }
        if (cart.now().isEmpty()) {
            scan.refuse("", t("sales.lines.none"));
            return;
        }
        Cart paid = cart.now();
        PaymentDialog payment = new PaymentDialog(
                settings.paymentMethods().stream()
                        .filter(PaymentMethod::isActive)
                        .toList(),
                formats,
                () -> sales.quote(paid.command(List.of())).total(),
                customer == null ? null : customer.name(),
                (tenders, total, change) -> post(paid, tenders, total, change));
        watch(payment);
        payment.open();
    }

    private Optional<String> post(Cart paid, List<Tender> tenders, Money total, Money change) {
        Posted posted;
        try {
            posted = sales.post(paid.command(tenders));
        } catch (BusinessException refusal) {
            return Optional.of(Texts.of(refusal));
        }
        startAnew();
        last.show(posted, total, change);
        return Optional.empty();
    }

    private boolean isBusy() {
        return dialog != null && dialog.isOpened();
    }

    private void watch(Dialog opened) {
        dialog = opened;
        opened.addOpenedChangeListener(event -> {
            if (!event.isOpened()) {
                scan.focus();
            }
        });
    }

    @Override
    public String getPageTitle() {
        return t("sales.till.title");
    }
}

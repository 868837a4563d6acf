package io.inventario.returns.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.inventario.documents.Posted;
import io.inventario.documents.Tender;
import io.inventario.returns.PostReturn;
import io.inventario.returns.ReturnQuote;
import io.inventario.returns.ReturnService;
import io.inventario.returns.Returnable;
import io.inventario.settings.SettingsService;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Formats;
import io.inventario.shared.Ids;
import io.inventario.shared.Money;
import io.inventario.shared.Permission;
import io.inventario.shared.ui.Addresses;
import io.inventario.shared.ui.Confirmation;
import io.inventario.shared.ui.Figures;
import io.inventario.shared.ui.Notices;
import io.inventario.shared.ui.PageHeading;
import io.inventario.shared.ui.Texts;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Takes goods of one sale back; its command is named when it opens, so that clicking twice posts once. */
@Route(ReturnsView.ROUTE + "/" + NewReturnView.NEW + "/:saleId")
@RolesAllowed(Permission.POST_RETURN)
class NewReturnView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    static final String NEW = "nueva";

    private final ReturnService returns;
    private final SettingsService settings;
    private final Formats formats;
    private final Div refusal = new Div();
    private final Div sums = new Div();
    private String title = "";
    private UUID command = Ids.next();
    private boolean posted;

    NewReturnView(ReturnService returns, SettingsService settings, Supplier<Formats> formats) {
        this.returns = returns;
        this.settings = settings;
        this.formats = formats.get();
        addClassName("sale-page");
        refusal.addClassName("payment-refusal");
        refusal.getElement().setAttribute("role", "alert");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(Addresses.id(event, "saleId").flatMap(returns::returnable).orElseThrow(NotFoundException::new));
    }

    private void show(Returnable sale) {
        command = Ids.next();
        posted = false;
        title = t("returns.new.title", sale.saleLabel());
        removeAll();
        refusal.setText("");
        add(new Anchor("ventas/" + sale.saleId(), t("returns.new.back", sale.saleLabel())), new PageHeading(title));
        if (sale.voided() || sale.lines().isEmpty()) {
            add(new Paragraph(t("returns.new.nothing")));
            return;
        }
        RefundFields refunds = new RefundFields(sale, settings.paymentMethods(), formats);
        Div rows = new Div();
        List<ReturnLineRow> lines = sale.lines().stream()
                .map(line -> new ReturnLineRow(line, formats, () -> quote(sale, rows(rows), refunds)))
                .toList();
        lines.forEach(rows::add);
        Button post = new Button(t("returns.new.post"), click -> post(sale, lines, refunds));
        post.addThemeVariants(ButtonVariant.PRIMARY);
        add(new H2(t("returns.new.lines")), rows, sums, new H2(t("returns.new.money")), refunds, refusal, post);
        sums(new ReturnQuote(Money.ZERO, Money.ZERO, Money.ZERO));
        lines.getFirst().focus();
    }

    private static List<ReturnLineRow> rows(Div rows) {
        return rows.getChildren().map(ReturnLineRow.class::cast).toList();
    }

    private static List<PostReturn.Line> chosen(List<ReturnLineRow> lines) {
        return lines.stream().map(ReturnLineRow::line).flatMap(Optional::stream).toList();
    }

    private PostReturn command(
            Returnable sale, List<PostReturn.Line> lines, List<Tender> refunds, boolean keepAsCredit) {
        return new PostReturn(command, null, sale.saleId(), null, lines, refunds, keepAsCredit);
    }

    private void quote(Returnable sale, List<ReturnLineRow> rows, RefundFields refunds) {
        List<PostReturn.Line> lines = chosen(rows);
        ReturnQuote quote = new ReturnQuote(Money.ZERO, Money.ZERO, Money.ZERO);
        refusal.setText("");
        if (!lines.isEmpty()) {
            try {
                quote = returns.quote(command(sale, lines, List.of(), false));
            } catch (BusinessException e) {
                refusal.setText(Texts.of(e));
            }
        }
        sums(quote);
        refunds.share(quote.rest());
    }

    private void sums(ReturnQuote quote) {
        Figures figures = new Figures();
        figures.add(t("returns.total"), formats.money(quote.total()));
        if (quote.settled().isPositive()) {
            figures.add(t("returns.settled"), formats.money(quote.settled()));
        }
        figures.add(t("returns.rest"), formats.money(quote.rest()));
        sums.removeAll();
        sums.add(figures);
    }

    private void post(Returnable sale, List<ReturnLineRow> rows, RefundFields refunds) {
        if (posted || refunds.isWrong() || rows.stream().anyMatch(ReturnLineRow::isWrong)) {
            return;
        }
        List<String> beyond = refunds.beyondPaid();
        if (beyond.isEmpty()) {
            postNow(sale, rows, refunds);
        } else {
            Confirmation.ask(
                    t("returns.new.beyond.title"),
                    t("returns.new.beyond.consequence", String.join(" ", beyond)),
                    t("returns.new.post"),
                    () -> postNow(sale, rows, refunds));
        }
    }

    private void postNow(Returnable sale, List<ReturnLineRow> rows, RefundFields refunds) {
        try {
            Posted document = returns.post(command(sale, chosen(rows), refunds.tenders(), refunds.isKept()));
            posted = true;
            Notices.success(t("returns.new.posted", document.label()));
            UI.getCurrent().navigate(ReturnsView.ROUTE + "/" + document.id());
        } catch (BusinessException e) {
            refusal.setText(Texts.of(e));
        }
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}

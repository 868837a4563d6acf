package io.inventario.purchases.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.inventario.documents.DocumentParty;
import io.inventario.purchases.ReceiptDetails;
import io.inventario.purchases.ReversalDetails;
import io.inventario.shared.Actor;
import io.inventario.shared.Formats;
import io.inventario.shared.Permission;
import io.inventario.shared.ui.SheetTable;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A receipt as a document: from whom, what came, what it cost and what is still owed; costs only for those who may see them. */
class ReceiptSheet extends Div {
    private final ReceiptDetails details;
    private final Formats formats;

    ReceiptSheet(ReceiptDetails details, Formats formats) {
        this.details = details;
        this.formats = formats;
        addClassName("sheet");
        if (details.reversal() != null) {
            add(reversal(details.reversal()));
        }
        add(facts(), lines());
        if (details.amounts() != null) {
            add(totals(details.amounts()));
        }
    }

    private Component reversal(ReversalDetails reversal) {
        Div notice = new Div(
                new Span(t(
                        "purchases.reversed.by",
                        reversal.document().getPostedByName(),
                        formats.time(reversal.document().getPostedAt()),
                        reversal.reason())),
                new Span(" "),
                new Anchor(PurchasesView.ROUTE + "/" + reversal.document().getId(), reversal.label()));
        notice.addClassName("sheet-notice");
        notice.getElement().setAttribute("role", "note");
        return notice;
    }

    private Component facts() {
        DocumentParty party = details.party();
        return new Facts()
                .with("businessDate", formats.date(details.document().getBusinessDate()))
                .with("supplier", party == null ? null : joined(party.getName(), party.getTaxId(), party.getAddress()))
                .with("supplierReference", details.supplierReference())
                .with("location", details.location())
                .with("dueDate", formats.date(details.dueDate()))
                .with("note", details.note());
    }

    static String joined(@Nullable String... parts) {
        return Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining(" · "));
    }

    private Component lines() {
        if (details.amounts() == null) {
            SheetTable table = new SheetTable("purchases", t("purchases.lines"), 2, "code", "product", "quantity");
            details.lines().forEach(line -> table.row(code(line), line.name(), quantity(line)));
            return table;
        }
        SheetTable table = new SheetTable(
                "purchases",
                t("purchases.lines"),
                2,
                "code",
                "product",
                "quantity",
                "unitCost",
                "rate",
                "net",
                "tax",
                "total",
                "salePrice");
        for (ReceiptDetails.Line line : details.lines()) {
            ReceiptDetails.Costs costs = Objects.requireNonNull(line.costs());
            table.row(
                    code(line),
                    line.name(),
                    quantity(line),
                    formats.unitCost(costs.unitCost()),
                    formats.percent(line.taxPercent()),
                    formats.amount(costs.net()),
                    formats.amount(costs.tax()),
                    formats.amount(costs.gross()),
                    formats.amount(line.salePrice()));
        }
        return table;
    }

    private String quantity(ReceiptDetails.Line line) {
        return formats.quantity(line.quantity()) + " " + line.unit();
    }

    /** Leads to the stock card where the person may see it. */
    private static Component code(ReceiptDetails.Line line) {
        return Actor.may(Permission.VIEW_STOCK)
                ? new Anchor("inventario/" + line.productId(), line.code())
                : new Span(line.code());
    }

    private Component totals(ReceiptDetails.Amounts amounts) {
        Facts totals = Facts.totals()
                .with("net", formats.money(amounts.net()))
                .with("tax", formats.money(amounts.tax()))
                .with("total", formats.money(amounts.total()));
        Span balance = new Span(t("purchases.balance") + ": " + formats.money(amounts.balance()));
        balance.addClassName("sheet-balance");
        balance.setClassName("sheet-owed", amounts.balance().isPositive());
        return new Div(totals, balance);
    }
}

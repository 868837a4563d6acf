package io.inventario.sales.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.inventario.documents.DocumentParty;
import io.inventario.documents.Payment;
import io.inventario.sales.Sale;
import io.inventario.sales.SaleDetails;
import io.inventario.sales.SaleLine;
import io.inventario.sales.TaxSum;
import io.inventario.shared.Actor;
import io.inventario.shared.Formats;
import io.inventario.shared.Money;
import io.inventario.shared.Permission;
import io.inventario.shared.ui.SheetFacts;
import io.inventario.shared.ui.SheetTable;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A posted sale as a document: whose it is, what was sold, what it comes to and how it was paid. */
class SaleSheet extends Div {
    private final SaleDetails details;
    private final Formats formats;

    SaleSheet(SaleDetails details, Formats formats) {
        this.details = details;
        this.formats = formats;
        addClassName("sheet");
        add(facts(), lines());
        Div sums = new Div(taxes(), totals());
        sums.addClassName("sheet-sums");
        add(sums, payments());
    }

    private Component facts() {
        Sale sale = details.sale();
        SheetFacts facts = new SheetFacts("sales");
        facts.add("businessDate", formats.date(details.document().getBusinessDate()));
        facts.add("customer", customer());
        facts.add(
                "seller",
                Objects.requireNonNullElse(details.seller(), details.document().getPostedByName()));
        facts.add("register", details.register());
        if (sale.getDueDate() != null && details.balance().isPositive()) {
            facts.add("dueDate", formats.date(sale.getDueDate()));
        }
        if (sale.getNote() != null) {
            facts.add("note", sale.getNote());
        }
        return facts;
    }

    private String customer() {
        DocumentParty party = details.party();
        return party == null ? t("sales.nobody") : joined(party.getName(), party.getTaxId(), party.getAddress());
    }

    private static String joined(@Nullable String... parts) {
        return Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining(" · "));
    }

    private Component lines() {
        SheetTable table = new SheetTable(
                "sales",
                t("sales.lines"),
                2,
                "code",
                "product",
                "quantity",
                "price",
                "discount",
                "net",
                "tax",
                "total");
        for (SaleLine line : details.sale().getLines()) {
            table.row(
                    code(line),
                    joined(line.getProductName(), line.getNote()),
                    formats.quantity(line.getQuantity()) + " " + line.getUnit(),
                    formats.amount(line.getUnitPrice()),
                    discount(line),
                    formats.amount(line.getNet()),
                    formats.amount(line.getTax()),
                    formats.amount(line.getGross()));
        }
        return table;
    }

    private String discount(SaleLine line) {
        if (line.getDiscount().isZero()) {
            return "";
        }
        String amount = formats.amount(line.getDiscount());
        return line.getDiscountPercent().signum() == 0
                ? amount
                : amount + " (" + formats.percent(line.getDiscountPercent()) + ")";
    }

    /** Leads to the stock card where the person may see it. */
    private static Component code(SaleLine line) {
        return Actor.may(Permission.VIEW_STOCK)
                ? new Anchor("inventario/" + line.getProductId(), line.getProductCode())
                : new Span(line.getProductCode());
    }

    private Component taxes() {
        SheetTable table = new SheetTable("sales", t("sales.taxes"), 0, "rate", "base", "tax");
        for (TaxSum sum : details.taxes()) {
            table.row(formats.percent(sum.percent()), formats.amount(sum.base()), formats.amount(sum.tax()));
        }
        return table;
    }

    private Component totals() {
        Sale sale = details.sale();
        SheetFacts totals = new SheetFacts("sales").asTotals();
        totals.add("net", formats.money(sale.getNet()));
        totals.add("tax", formats.money(sale.getTax()));
        if (!sale.getDiscount().isZero()) {
            totals.add("discount.given", formats.money(sale.getDiscount()));
        }
        totals.add("total", formats.money(sale.getTotal()));
        Money cost = details.cost();
        if (cost != null) {
            totals.add("cost", formats.money(cost)).addClassName("no-print");
            totals.add("margin", formats.money(sale.getNet().minus(cost))).addClassName("no-print");
        }
        return totals;
    }

    private Component payments() {
        SheetTable table =
                new SheetTable("sales", t("sales.payments"), 2, "method", "reference", "tendered", "change", "applied");
        for (Payment payment : details.payments()) {
            table.row(
                    payment.getMethod().getName(),
                    joined(payment.getBank(), payment.getReference()),
                    formats.amount(payment.getTendered()),
                    formats.amount(payment.getChangeGiven()),
                    formats.amount(payment.getAmount()));
        }
        if (details.credited().isPositive()) {
            table.row(t("sales.credited"), "", "", "", formats.amount(details.credited()));
        }
        Span balance = new Span(t("sales.balance") + ": " + formats.money(details.balance()));
        balance.addClassName("sheet-balance");
        balance.setClassName("sheet-owed", details.balance().isPositive());
        return new Div(table, balance);
    }
}

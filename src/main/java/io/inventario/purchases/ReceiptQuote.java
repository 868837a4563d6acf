package io.inventario.purchases;

import io.inventario.shared.Money;
import java.util.List;

/** What the lines of a receipt come to, before it is posted. */
public record ReceiptQuote(List<Money> nets, Money net, Money tax, Money total) {
    /** What no line at all comes to. */
    public static final ReceiptQuote NOTHING = new ReceiptQuote(List.of(), Money.ZERO, Money.ZERO, Money.ZERO);

    static ReceiptQuote of(List<Costing.Costed> lines) {
        Money net = Money.sum(lines, Costing.Costed::net);
        Money tax = Money.sum(lines, Costing.Costed::tax);
        return new ReceiptQuote(lines.stream().map(Costing.Costed::net).toList(), net, tax, net.plus(tax));
    }
}

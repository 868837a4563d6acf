package io.inventario.sales;

import io.inventario.shared.Money;
import java.util.List;

/** What a cart comes to before it is posted. */
public record Quote(List<Line> lines, Money net, Money tax, Money discount, Money total) {
    /**
     * @param gross what the customer pays for the line
     */
    public record Line(Money unitPrice, Money discount, Money net, Money tax, Money gross) {}

    static Quote of(List<Pricing.Priced> priced) {
        List<Line> lines = priced.stream()
                .map(p -> new Line(
                        p.unitPrice(),
                        p.amounts().discount(),
                        p.amounts().net(),
                        p.amounts().tax(),
                        p.amounts().gross()))
                .toList();
        return new Quote(
                lines,
                Money.sum(lines, Line::net),
                Money.sum(lines, Line::tax),
                Money.sum(lines, Line::discount),
                Money.sum(lines, Line::gross));
    }
}

package io.inventario.returns;

import io.inventario.shared.Money;

/**
 * What a return comes to before it is posted.
 *
 * @param settled how much of it reduces what is owed
 * @param rest what is to be refunded or kept as credit
 */
public record ReturnQuote(Money total, Money settled, Money rest) {
    static ReturnQuote of(Money total, Money owed) {
        Money settled = owed.isPositive() ? total.min(owed) : Money.ZERO;
        return new ReturnQuote(total, settled, total.minus(settled));
    }
}

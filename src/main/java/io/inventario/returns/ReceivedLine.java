package io.inventario.returns;

import io.inventario.shared.BusinessException;
import io.inventario.shared.Money;
import io.inventario.shared.Quantity;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A line of a receipt and how much of it went back so far. */
record ReceivedLine(
        UUID id,
        UUID productId,
        String code,
        String name,
        String unit,
        boolean fractional,
        Quantity quantity,
        Money net,
        Money tax,
        Quantity returned) {
    /** As the database adds it up: nothing where nothing went back. */
    ReceivedLine(
            UUID id,
            UUID productId,
            String code,
            String name,
            String unit,
            boolean fractional,
            Quantity quantity,
            Money net,
            Money tax,
            @Nullable BigDecimal returned) {
        this(
                id,
                productId,
                code,
                name,
                unit,
                fractional,
                quantity,
                net,
                tax,
                returned == null ? Quantity.ZERO : new Quantity(returned));
    }

    Quantity left() {
        return quantity.minus(returned);
    }

    ReceivedLine after(Quantity more) {
        return new ReceivedLine(id, productId, code, name, unit, fractional, quantity, net, tax, returned.plus(more));
    }

    /** @throws BusinessException when more goes back than was received and not yet returned (rule R5), or a part of a unit */
    Share share(Quantity back, int digits) {
        if (!back.isPositive()) {
            throw BusinessException.at("lines", "stock.quantity.absurd", name, back);
        }
        if (!fractional && !back.isWhole()) {
            throw BusinessException.at("lines", "stock.wholeUnits", name, back);
        }
        if (back.compareTo(left()) > 0) {
            throw BusinessException.at("lines", "returns.supplier.tooMuch", name, quantity, left(), back);
        }
        return new Share(returned, back, quantity, digits);
    }
}

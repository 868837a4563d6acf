package io.inventario.returns;

import io.inventario.shared.Money;
import io.inventario.shared.Quantity;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A line of a sale and how much of it came back so far. */
record SoldLine(
        UUID id,
        UUID productId,
        String code,
        String name,
        String unit,
        boolean fractional,
        boolean service,
        Quantity quantity,
        Money discount,
        Money net,
        Money tax,
        Money cost,
        Quantity returned) {
    /** As the database adds it up: nothing where nothing came back. */
    SoldLine(
            UUID id,
            UUID productId,
            String code,
            String name,
            String unit,
            boolean fractional,
            boolean service,
            Quantity quantity,
            Money discount,
            Money net,
            Money tax,
            Money cost,
            @Nullable BigDecimal returned) {
        this(
                id,
                productId,
                code,
                name,
                unit,
                fractional,
                service,
                quantity,
                discount,
                net,
                tax,
                cost,
                returned == null ? Quantity.ZERO : new Quantity(returned));
    }

    Quantity left() {
        return quantity.minus(returned);
    }

    SoldLine after(Quantity more) {
        return new SoldLine(
                id,
                productId,
                code,
                name,
                unit,
                fractional,
                service,
                quantity,
                discount,
                net,
                tax,
                cost,
                returned.plus(more));
    }
}

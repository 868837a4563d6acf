package io.inventario.sales.ui;

import io.inventario.documents.Tender;
import io.inventario.sales.PostSale;
import io.inventario.shared.Ids;
import io.inventario.shared.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is buying before it is a sale. Every change makes a new cart, so that a refused change leaves the old one.
 *
 * @param commandId the same from the first product to the posted sale, so that it posts once
 * @param customerId null means nobody in particular
 */
record Cart(UUID commandId, @Nullable UUID customerId, List<CartLine> lines) {
    Cart {
        lines = List.copyOf(lines);
    }

    static Cart empty() {
        return new Cart(Ids.next(), null, List.of());
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    Optional<CartLine> line(UUID productId) {
        return lines.stream().filter(line -> line.productId().equals(productId)).findFirst();
    }

    /** With so much more of a product, on the line that it has already or on a new one. */
    Cart plus(CartLine added) {
        List<CartLine> more = new ArrayList<>(lines);
        line(added.productId())
                .ifPresentOrElse(
                        line -> more.set(
                                lines.indexOf(line), line.of(line.quantity().plus(added.quantity()))),
                        () -> more.add(added));
        return new Cart(commandId, customerId, more);
    }

    Cart with(CartLine changed) {
        return new Cart(
                commandId,
                customerId,
                lines.stream()
                        .map(line -> line.productId().equals(changed.productId()) ? changed : line)
                        .toList());
    }

    Cart without(UUID productId) {
        return new Cart(
                commandId,
                customerId,
                lines.stream()
                        .filter(line -> !line.productId().equals(productId))
                        .toList());
    }

    Cart of(@Nullable UUID customer) {
        return new Cart(commandId, customer, lines);
    }

    PostSale command(List<Tender> tenders) {
        return new PostSale(
                commandId,
                null,
                customerId,
                null,
                null,
                null,
                lines.stream().map(CartLine::posted).toList(),
                Money.ZERO,
                tenders,
                null);
    }
}

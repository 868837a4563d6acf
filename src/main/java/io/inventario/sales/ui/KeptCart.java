package io.inventario.sales.ui;

import io.inventario.products.Product;
import io.inventario.shared.Money;
import io.inventario.shared.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The text in which a cart waits in the browser of whoever fills it, so that a reload, a crash or a new sign-in finds it again.
 *
 * <p>Names and list prices are read afresh: the text holds only what was chosen.
 */
record KeptCart(UUID commandId, @Nullable UUID customerId, List<Line> lines) {
    private static final String UUIDS = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final Pattern HEAD = Pattern.compile("(" + UUIDS + ") (-|" + UUIDS + ")");
    private static final Pattern LINE = Pattern.compile(
            "(" + UUIDS + ") (\\d{1,9}(?:\\.\\d{1,3})?) (-|\\d{1,9}(?:\\.\\d{1,4})?) (\\d{1,3}(?:\\.\\d{1,4})?)");

    /** One product with what was chosen for it. */
    record Line(UUID productId, Quantity quantity, @Nullable Money price, BigDecimal discount) {}

    static String write(Cart cart) {
        String head = cart.commandId() + " " + (cart.customerId() == null ? "-" : cart.customerId());
        return cart.lines().stream()
                .map(line -> "\n" + line.productId() + " " + line.quantity() + " "
                        + (line.price() == null ? "-" : line.price()) + " "
                        + line.discount().toPlainString())
                .collect(Collectors.joining("", head, ""));
    }

    /** Empty where the text is none of ours. */
    static Optional<KeptCart> read(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        String[] rows = text.split("\n");
        Matcher head = HEAD.matcher(rows[0]);
        if (!head.matches()) {
            return Optional.empty();
        }
        List<Line> lines = new ArrayList<>();
        for (int i = 1; i < rows.length; i++) {
            Matcher row = LINE.matcher(rows[i]);
            if (row.matches()) {
                lines.add(new Line(
                        UUID.fromString(row.group(1)),
                        Quantity.of(row.group(2)),
                        row.group(3).equals("-") ? null : Money.of(row.group(3)),
                        new BigDecimal(row.group(4))));
            }
        }
        UUID customer = head.group(2).equals("-") ? null : UUID.fromString(head.group(2));
        return Optional.of(new KeptCart(UUID.fromString(head.group(1)), customer, lines));
    }

    /** The cart with its products as they are now; other prices and discounts stay only where the person may give them. */
    Cart filled(Map<UUID, Product> products, boolean prices) {
        Cart cart = new Cart(commandId, customerId, List.of());
        for (Line line : lines) {
            Product product = products.get(line.productId());
            if (product != null && product.isActive()) {
                CartLine fresh = new CartLine(product, line.quantity());
                Money price = line.price() == null ? fresh.listPrice() : line.price();
                cart = cart.plus(prices ? fresh.at(price, line.discount()) : fresh);
            }
        }
        return cart;
    }
}

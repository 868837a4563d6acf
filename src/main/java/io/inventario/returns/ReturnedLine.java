package io.inventario.returns;

import io.inventario.shared.BusinessException;
import io.inventario.shared.Money;
import io.inventario.shared.Quantity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one line of a return comes to: exactly its share of what was paid for the sold line, and of what the goods cost. */
record ReturnedLine(PostReturn.Line line, SoldLine sold, Money discount, Money net, Money tax, Money cost) {
    private static final int LINES = 1000;
    private static final int REASON = 200;

    Money gross() {
        return net.plus(tax);
    }

    /**
     * The same figures for the running total of the page and for the posted document.
     *
     * @throws BusinessException when more comes back than was sold and not yet returned (rule R1), or a quantity is impossible
     */
    static List<ReturnedLine> of(List<PostReturn.Line> lines, List<SoldLine> sold, int digits) {
        if (lines.isEmpty()) {
            throw BusinessException.at("lines", "returns.lines.none");
        }
        if (lines.size() > LINES) {
            throw BusinessException.at("lines", "returns.lines.tooMany", LINES);
        }
        Map<UUID, SoldLine> now = new HashMap<>();
        sold.forEach(line -> now.put(line.id(), line));
        List<ReturnedLine> returned = new ArrayList<>();
        for (PostReturn.Line line : lines) {
            SoldLine from = checked(line, now.get(line.saleLineId()));
            Share share = new Share(from.returned(), line.quantity(), from.quantity(), digits);
            returned.add(new ReturnedLine(
                    line,
                    from,
                    share.in(from.discount()),
                    share.in(from.net()),
                    share.in(from.tax()),
                    share.in(from.cost())));
            now.put(from.id(), from.after(line.quantity()));
        }
        return returned;
    }

    private static SoldLine checked(PostReturn.Line line, @Nullable SoldLine sold) {
        Quantity quantity = line.quantity();
        if (sold == null) {
            throw BusinessException.at("lines", "returns.line.unknown", line.saleLineId());
        }
        if (!quantity.isPositive()) {
            throw BusinessException.at("lines", "stock.quantity.absurd", sold.name(), quantity);
        }
        if (!sold.fractional() && !quantity.isWhole()) {
            throw BusinessException.at("lines", "stock.wholeUnits", sold.name(), quantity);
        }
        if (quantity.compareTo(sold.left()) > 0) {
            throw BusinessException.at("lines", "returns.tooMuch", sold.name(), sold.quantity(), sold.left(), quantity);
        }
        if (line.reason() != null && line.reason().length() > REASON) {
            throw BusinessException.at("lines", "returns.reason.tooLong", REASON);
        }
        return sold;
    }
}

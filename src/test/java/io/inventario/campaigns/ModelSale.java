package io.inventario.campaigns;

import static io.inventario.campaigns.ModelGoods.cents;
import static java.math.BigDecimal.ZERO;

import io.inventario.sales.PostSale;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A sale as the rules say it must be: its lines' amounts (M2, M3, M4), what was paid, credited and refunded (M6, M7, R3). */
final class ModelSale {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    final @Nullable UUID customer;
    final UUID place;
    final List<Line> lines = new ArrayList<>();
    /** By method: what paid the sale, less what was refunded. */
    final Map<UUID, BigDecimal> kept = new HashMap<>();

    UUID id = new UUID(0, 0);
    BigDecimal total = ZERO;
    BigDecimal paid = ZERO;
    BigDecimal credited = ZERO;
    boolean voided;
    boolean returned;

    private ModelSale(@Nullable UUID customer, UUID place) {
        this.customer = customer;
        this.place = place;
    }

    /** One line; the cost is known when its goods left. */
    static final class Line {
        final ModelGoods goods;
        final BigDecimal quantity;
        final BigDecimal net;
        final BigDecimal tax;
        UUID id = new UUID(0, 0);
        BigDecimal cost = ZERO;
        BigDecimal back = ZERO;

        Line(ModelGoods goods, BigDecimal quantity, BigDecimal net, BigDecimal tax) {
            this.goods = goods;
            this.quantity = quantity;
            this.net = net;
            this.tax = tax;
        }

        /** R2: parts of an amount in any number of steps add up to the whole. */
        BigDecimal share(BigDecimal whole, BigDecimal before, BigDecimal more) {
            return ModelGoods.part(whole, before.add(more), quantity)
                    .subtract(ModelGoods.part(whole, before, quantity));
        }
    }

    BigDecimal balance() {
        return total.subtract(paid).subtract(credited);
    }

    /** Null when the document's discount is more than there is to discount (M4). */
    static @Nullable ModelSale priced(PostSale command, UUID place, Map<UUID, ModelGoods> goods) {
        List<BigDecimal> amounts = command.lines().stream()
                .map(line -> amount(line, goods.get(line.productId())))
                .toList();
        BigDecimal discount = command.documentDiscount().amount();
        BigDecimal sum = amounts.stream().reduce(ZERO, BigDecimal::add);
        if (discount.signum() < 0 || discount.compareTo(sum) > 0) {
            return null;
        }
        ModelSale sale = new ModelSale(command.customerId(), place);
        List<BigDecimal> shares = allocated(discount, amounts, sum);
        for (int i = 0; i < amounts.size(); i++) {
            PostSale.Line line = command.lines().get(i);
            ModelGoods of = goods.get(line.productId());
            BigDecimal left = amounts.get(i).subtract(shares.get(i));
            BigDecimal tax = of.includesTax
                    ? left.multiply(of.taxPercent).divide(HUNDRED.add(of.taxPercent), 2, RoundingMode.HALF_UP)
                    : cents(left.multiply(of.taxPercent).divide(HUNDRED));
            BigDecimal net = of.includesTax ? left.subtract(tax) : left;
            sale.lines.add(new Line(of, line.quantity().value(), net, tax));
            sale.total = sale.total.add(net).add(tax);
        }
        return sale;
    }

    private static BigDecimal amount(PostSale.Line line, ModelGoods goods) {
        BigDecimal price =
                line.unitPrice() == null ? goods.price : line.unitPrice().amount();
        return cents(price.multiply(line.quantity().value())
                .multiply(HUNDRED.subtract(line.discountPercent()))
                .divide(HUNDRED));
    }

    /** Largest remainder, in cents; of equal remainders the earlier line's first. */
    private static List<BigDecimal> allocated(BigDecimal total, List<BigDecimal> weights, BigDecimal sum) {
        if (total.signum() == 0) {
            return weights.stream().map(weight -> ZERO).toList();
        }
        List<BigDecimal> exact = weights.stream().map(total::multiply).toList();
        List<BigDecimal> parts = new ArrayList<>(exact.stream()
                .map(part -> part.divide(sum, 2, RoundingMode.DOWN))
                .toList());
        List<BigDecimal> rests = IntStream.range(0, parts.size())
                .mapToObj(i -> exact.get(i).subtract(parts.get(i).multiply(sum)))
                .toList();
        long missing = total.subtract(parts.stream().reduce(ZERO, BigDecimal::add))
                .movePointRight(2)
                .longValueExact();
        IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> rests.get(i)).reversed())
                .limit(missing)
                .forEach(i -> parts.set(i, parts.get(i).add(new BigDecimal("0.01"))));
        return parts;
    }
}

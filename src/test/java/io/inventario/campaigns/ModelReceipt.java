package io.inventario.campaigns;

import static java.math.BigDecimal.ZERO;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A receipt as the rules say it must be: what each line's goods were worth and how many went back (V3, R5), what is owed (M7). */
final class ModelReceipt {
    final UUID place;
    final List<Line> lines = new ArrayList<>();
    UUID id = new UUID(0, 0);
    BigDecimal total = ZERO;
    BigDecimal credited = ZERO;
    boolean reversed;
    boolean returned;

    ModelReceipt(UUID place) {
        this.place = place;
    }

    /** One product of the receipt. */
    static final class Line {
        final ModelGoods goods;
        final BigDecimal quantity;
        final BigDecimal net;
        final BigDecimal tax;
        UUID id = new UUID(0, 0);
        BigDecimal back = ZERO;

        Line(ModelGoods goods, BigDecimal quantity, BigDecimal net, BigDecimal tax) {
            this.goods = goods;
            this.quantity = quantity;
            this.net = net;
            this.tax = tax;
        }

        BigDecimal share(BigDecimal whole, BigDecimal before, BigDecimal more) {
            return ModelGoods.part(whole, before.add(more), quantity)
                    .subtract(ModelGoods.part(whole, before, quantity));
        }
    }

    BigDecimal balance() {
        return total.subtract(credited);
    }
}

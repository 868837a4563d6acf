package io.inventario.campaigns;

import static java.math.BigDecimal.ZERO;

import io.inventario.stock.AdjustStock;
import io.inventario.stock.TransferStock;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The stock of the model: which moves are refused and why (S6, S7), and what adjustments and transfers do (S5). */
final class ModelStock {
    final Map<UUID, ModelGoods> goods = new HashMap<>();
    final UUID usual;
    boolean mayBeNegative;

    ModelStock(UUID usual) {
        this.usual = usual;
    }

    /** In (positive) or out (negative). */
    record Move(ModelGoods goods, UUID place, BigDecimal quantity) {}

    /** The message keys of all reasons to refuse the moves, taken in their order. */
    Set<String> refusals(List<Move> moves) {
        Set<String> why = new TreeSet<>();
        Map<List<UUID>, BigDecimal> now = new HashMap<>();
        for (Move move : moves) {
            if (!move.goods.fractional && move.quantity.stripTrailingZeros().scale() > 0) {
                why.add("stock.wholeUnits");
            }
            List<UUID> key = List.of(move.goods.id, move.place);
            BigDecimal before = now.getOrDefault(key, move.goods.at(move.place));
            BigDecimal after = before.add(move.quantity);
            if (!mayBeNegative && move.quantity.signum() < 0 && after.signum() < 0) {
                why.add("stock.insufficient");
            }
            now.put(key, after);
        }
        return why;
    }

    Set<String> adjust(AdjustStock command) {
        UUID place = place(command.locationId());
        Set<String> why = refusals(command.lines().stream()
                .map(line ->
                        new Move(goods(line.productId()), place, line.quantity().value()))
                .toList());
        if (command.lines().stream().anyMatch(line -> line.quantity().isZero())) {
            why.add("stock.quantity.absurd");
        }
        if (lacksCost(command.lines())) {
            why.add("stock.cost.unknown");
        }
        if (why.isEmpty()) {
            command.lines().forEach(line -> adjust(place, line));
        }
        return why;
    }

    /** What comes in without a cost and never moved before has no average to take over. */
    private boolean lacksCost(List<AdjustStock.Line> lines) {
        Set<UUID> moved = new HashSet<>();
        return lines.stream()
                .anyMatch(line -> moved.add(line.productId())
                        && goods(line.productId()).places.isEmpty()
                        && line.unitCost() == null
                        && !line.quantity().isNegative());
    }

    private void adjust(UUID place, AdjustStock.Line line) {
        ModelGoods of = goods(line.productId());
        BigDecimal quantity = line.quantity().value();
        if (quantity.signum() < 0) {
            of.issue(place, quantity.negate());
        } else {
            BigDecimal unit = line.unitCost() == null ? of.average : line.unitCost();
            of.receive(place, quantity, ModelGoods.cents(unit.multiply(quantity)));
        }
    }

    Set<String> transfer(TransferStock command) {
        List<Move> moves = new ArrayList<>();
        command.lines()
                .forEach(line -> moves.add(new Move(
                        goods(line.productId()),
                        command.fromId(),
                        line.quantity().value().negate())));
        Set<String> why = refusals(moves);
        if (command.fromId().equals(command.toId())) {
            why.add("stock.transfer.same");
        }
        if (command.lines().stream().anyMatch(line -> !line.quantity().isPositive())) {
            why.add("stock.quantity.absurd");
        }
        if (why.isEmpty()) {
            List<BigDecimal> worth = moves.stream()
                    .map(move -> move.goods.issue(command.fromId(), move.quantity.negate()))
                    .toList();
            for (int i = 0; i < worth.size(); i++) {
                Move move = moves.get(i);
                move.goods.receive(command.toId(), move.quantity.negate(), worth.get(i));
            }
        }
        return why;
    }

    UUID place(@Nullable UUID chosen) {
        return chosen == null ? usual : chosen;
    }

    ModelGoods goods(UUID id) {
        return goods.get(id);
    }

    /** A new document begins to move goods. */
    void begin() {
        goods.values().forEach(each -> each.moved = ZERO);
    }
}

package io.inventario.campaigns;

import static java.math.BigDecimal.ZERO;

import io.inventario.documents.Tender;
import io.inventario.returns.Disposition;
import io.inventario.returns.PostReturn;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** What the rules say of goods that customers bring back (R1, R2, R3, R4, V3). */
final class ModelReturns {
    /** What stays with the company as the customers' credit. */
    final Map<UUID, BigDecimal> credit = new HashMap<>();

    private final ModelStock stock;

    ModelReturns(ModelStock stock) {
        this.stock = stock;
    }

    /** Some units of a sold line on their way back. */
    private record Back(ModelSale.Line line, BigDecimal before, BigDecimal more, boolean scrap) {
        BigDecimal share(BigDecimal whole) {
            return line.share(whole, before, more);
        }
    }

    /** What the lines come to, tax included. */
    BigDecimal worth(ModelSale sale, List<PostReturn.Line> lines) {
        return backs(sale, lines, new TreeSet<>()).stream()
                .map(back -> back.share(back.line.net).add(back.share(back.line.tax)))
                .reduce(ZERO, BigDecimal::add);
    }

    Set<String> give(ModelSale sale, PostReturn command, boolean mayOverride) {
        Set<String> why = new TreeSet<>();
        List<Back> backs = backs(sale, command.lines(), why);
        if (sale.voided) {
            why.add("returns.sale.void");
        }
        List<ModelStock.Move> moves = new ArrayList<>();
        backs.forEach(back -> moves.add(new ModelStock.Move(back.line.goods, sale.place, back.more)));
        backs.stream()
                .filter(Back::scrap)
                .forEach(back -> moves.add(new ModelStock.Move(back.line.goods, sale.place, back.more.negate())));
        why.addAll(stock.refusals(moves));
        BigDecimal total = worth(sale, command.lines());
        BigDecimal settled = total.min(sale.balance());
        BigDecimal left = refunds(sale, command, total.subtract(settled), mayOverride, why);
        if (why.isEmpty()) {
            apply(sale, backs);
            sale.credited = sale.credited.add(settled);
            command.refunds()
                    .forEach(tender -> sale.kept.merge(
                            tender.methodId(), tender.amount().amount().negate(), BigDecimal::add));
            if (sale.customer != null) {
                credit.merge(sale.customer, left, BigDecimal::add);
            }
        }
        return why;
    }

    private static List<Back> backs(ModelSale sale, List<PostReturn.Line> lines, Set<String> why) {
        Map<UUID, BigDecimal> now = new HashMap<>();
        List<Back> backs = new ArrayList<>();
        for (PostReturn.Line line : lines) {
            ModelSale.Line from = sale.lines.stream()
                    .filter(each -> each.id.equals(line.saleLineId()))
                    .findFirst()
                    .orElseThrow();
            BigDecimal before = now.getOrDefault(from.id, from.back);
            BigDecimal more = line.quantity().value();
            if (more.signum() <= 0) {
                why.add("stock.quantity.absurd");
            }
            if (before.add(more).compareTo(from.quantity) > 0) {
                why.add("returns.tooMuch");
            }
            now.put(from.id, before.add(more));
            backs.add(new Back(from, before, more, line.disposition() == Disposition.SCRAP));
        }
        return backs;
    }

    /** Debt first, then money as it came; gives back what stays as credit. */
    private static BigDecimal refunds(
            ModelSale sale, PostReturn command, BigDecimal rest, boolean mayOverride, Set<String> why) {
        Map<UUID, BigDecimal> kept = new HashMap<>(sale.kept);
        BigDecimal left = rest;
        for (Tender tender : command.refunds()) {
            BigDecimal amount = tender.amount().amount();
            left = left.subtract(amount);
            if (kept.merge(tender.methodId(), amount.negate(), BigDecimal::add).signum() < 0 && !mayOverride) {
                why.add("returns.refund.tender");
            }
        }
        if (left.signum() < 0) {
            why.add("returns.refund.tooMuch");
        }
        if (left.signum() > 0 && !command.keepAsCredit()) {
            why.add("returns.refund.missing");
        }
        if (left.signum() > 0 && sale.customer == null) {
            why.add("returns.credit.needsCustomer");
        }
        return left;
    }

    private static void apply(ModelSale sale, List<Back> backs) {
        for (Back back : backs) {
            back.line.goods.receive(sale.place, back.more, back.share(back.line.cost));
        }
        for (Back back : backs.reversed()) {
            ModelGoods of = back.line.goods;
            BigDecimal cost = back.share(back.line.cost);
            if (back.scrap) {
                of.undo(sale.place, back.more, cost);
            }
            of.turnover(-1, back.more, back.share(back.line.net), back.share(back.line.tax), back.scrap ? ZERO : cost);
        }
        backs.forEach(back -> back.line.back = back.before.add(back.more));
        sale.returned = true;
    }
}

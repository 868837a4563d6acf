package io.inventario.campaigns;

import static java.math.BigDecimal.ZERO;

import io.inventario.documents.Tender;
import io.inventario.sales.PostSale;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** What the rules say of selling: sales with their tenders and credit (M6, M8) and voids (S2). */
final class ModelSales {
    final List<ModelSale> all = new ArrayList<>();
    final Map<UUID, BigDecimal> limits = new HashMap<>();
    private final ModelStock stock;
    private final UUID cash;

    ModelSales(ModelStock stock, UUID cash) {
        this.stock = stock;
        this.cash = cash;
    }

    /** M7: what a customer owes is what is open on their sales. */
    BigDecimal owed(UUID customer) {
        return all.stream()
                .filter(sale -> customer.equals(sale.customer))
                .map(ModelSale::balance)
                .reduce(ZERO, BigDecimal::add);
    }

    Set<String> sell(PostSale command, boolean mayExceed) {
        UUID place = stock.place(command.locationId());
        Set<String> why = stock.refusals(command.lines().stream()
                .map(line -> new ModelStock.Move(
                        stock.goods(line.productId()),
                        place,
                        line.quantity().value().negate()))
                .toList());
        if (command.lines().stream().anyMatch(line -> !line.quantity().isPositive())) {
            why.add("stock.quantity.absurd");
        }
        ModelSale sale = ModelSale.priced(command, place, stock.goods);
        if (sale == null) {
            why.add("sales.discount.impossible");
            return why;
        }
        settle(sale, command, mayExceed, why);
        if (why.isEmpty()) {
            for (ModelSale.Line line : sale.lines) {
                line.cost = line.goods.issue(place, line.quantity);
                line.goods.turnover(1, line.quantity, line.net, line.tax, line.cost);
            }
            all.add(sale);
        }
        return why;
    }

    private void settle(ModelSale sale, PostSale command, boolean mayExceed, Set<String> why) {
        BigDecimal tendered = command.tenders().stream()
                .map(tender -> tender.amount().amount())
                .reduce(ZERO, BigDecimal::add);
        BigDecimal change = tendered.subtract(sale.total).max(ZERO);
        for (Tender tender : command.tenders().reversed()) {
            BigDecimal amount = tender.amount().amount();
            BigDecimal given = tender.methodId().equals(cash) ? change.min(amount) : ZERO;
            if (!tender.methodId().equals(cash) && tender.reference() == null) {
                why.add("documents.payment.referenceMissing");
            }
            if (given.compareTo(amount) == 0) {
                why.add("sales.payment.superfluous");
            }
            change = change.subtract(given);
            sale.paid = sale.paid.add(amount).subtract(given);
            sale.kept.merge(tender.methodId(), amount.subtract(given), BigDecimal::add);
        }
        if (change.signum() > 0) {
            why.add("sales.payment.tooMuch");
        }
        BigDecimal credit = sale.balance();
        if (credit.signum() > 0) {
            UUID customer = sale.customer;
            if (customer == null) {
                why.add("sales.credit.needsCustomer");
            } else if (!mayExceed && owed(customer).add(credit).compareTo(limits.getOrDefault(customer, ZERO)) > 0) {
                why.add("sales.credit.limit");
            }
        }
    }

    Set<String> undo(ModelSale sale) {
        Set<String> why = new TreeSet<>();
        if (sale.voided) {
            why.add("documents.reversed");
        }
        if (sale.returned) {
            why.add("sales.void.returned");
        }
        if (why.isEmpty()) {
            for (ModelSale.Line line : sale.lines) {
                line.goods.receive(sale.place, line.quantity, line.cost);
                line.goods.turnover(-1, line.quantity, line.net, line.tax, line.cost);
            }
            sale.credited = sale.credited.add(sale.balance());
            sale.kept.clear();
            sale.voided = true;
        }
        return why;
    }
}

package io.inventario.sales;

import io.inventario.customers.Customer;
import io.inventario.documents.Cash;
import io.inventario.documents.CashEntry;
import io.inventario.documents.DocumentParty;
import io.inventario.documents.Draft;
import io.inventario.documents.Payment;
import io.inventario.documents.PaymentAllocation;
import io.inventario.documents.Tender;
import io.inventario.products.Product;
import io.inventario.products.ProductService;
import io.inventario.settings.PaymentMethod;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Ids;
import io.inventario.shared.Money;
import io.inventario.shared.OneOf;
import io.inventario.stock.Ledger;
import io.inventario.stock.Lot;
import io.inventario.stock.MovementKind;
import io.inventario.stock.StockEntry;
import io.inventario.stock.StockMovement;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.jpa.HibernateHints;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the rows of a sale inside its posting: goods leave first, because their cost is frozen on the lines. */
@Component
class SaleWriter {
    private final EntityManager entities;
    private final ProductService products;
    private final Ledger ledger;
    private final Cash cash;
    private final Credit credit;

    SaleWriter(EntityManager entities, ProductService products, Ledger ledger, Cash cash, Credit credit) {
        this.entities = entities;
        this.products = products;
        this.ledger = ledger;
        this.cash = cash;
        this.credit = credit;
    }

    /** Returns what the audit row remembers. */
    Map<String, @Nullable Object> write(Draft draft, PostSale command, Sale sale) {
        Map<UUID, Product> found = products.require(command.lines().stream()
                .map(PostSale.Line::productId)
                .distinct()
                .toList());
        List<Pricing.Priced> priced = Pricing.price(draft, command, found);
        List<UUID> lineIds = priced.stream().map(line -> Ids.next()).toList();
        Map<UUID, Money> costs = takeGoods(draft, sale.getLocationId(), priced, lineIds);
        for (int i = 0; i < priced.size(); i++) {
            UUID lineId = lineIds.get(i);
            sale.add(new SaleLine(lineId, sale, i + 1, priced.get(i), costs.getOrDefault(lineId, Money.ZERO)));
        }
        Settlement settlement = Settlement.of(draft, command, sale.getTotal(), methods(command));
        Money beyondLimit =
                settlement.credit().isPositive() ? credit.grant(draft, sale, settlement.credit()) : Money.ZERO;
        entities.persist(sale);
        writeParty(draft, command);
        writePayments(draft, sale, settlement);
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("businessDate", draft.businessDate().toString());
        facts.put("customer", command.customerId());
        facts.put("lines", priced.size());
        facts.put("total", sale.getTotal().toString());
        facts.put("credit", settlement.credit().toString());
        if (beyondLimit.isPositive()) {
            facts.put("beyondCreditLimit", beyondLimit.toString());
        }
        return facts;
    }

    private Map<UUID, Money> takeGoods(Draft draft, UUID location, List<Pricing.Priced> priced, List<UUID> lineIds) {
        List<StockEntry> entries = new ArrayList<>();
        for (int i = 0; i < priced.size(); i++) {
            Product product = priced.get(i).product();
            if (!product.isService()) {
                entries.add(new StockEntry(
                        lineIds.get(i),
                        MovementKind.SALE,
                        product,
                        location,
                        Lot.NONE,
                        priced.get(i).line().quantity().negated(),
                        null));
            }
        }
        Map<UUID, Money> costs = new HashMap<>();
        for (StockMovement movement : entries.isEmpty() ? List.<StockMovement>of() : ledger.move(draft, entries)) {
            costs.put(movement.getSourceLineId(), movement.getCost().negated());
        }
        return costs;
    }

    private Map<UUID, PaymentMethod> methods(PostSale command) {
        Map<UUID, PaymentMethod> methods = new HashMap<>();
        if (!command.tenders().isEmpty()) {
            OneOf wanted =
                    OneOf.of(command.tenders().stream().map(Tender::methodId).toList());
            wanted.bind(entities.createQuery(
                            "select m from PaymentMethod m where " + wanted.condition("m.id"), PaymentMethod.class))
                    .setHint(HibernateHints.HINT_READ_ONLY, true)
                    .getResultList()
                    .forEach(method -> methods.put(method.getId(), method));
        }
        return methods;
    }

    private void writeParty(Draft draft, PostSale command) {
        if (command.customerId() == null) {
            return;
        }
        Customer customer = entities.find(Customer.class, command.customerId());
        if (customer == null) {
            throw BusinessException.at("customer", "sales.customer.unknown", command.customerId());
        }
        if (!customer.isActive()) {
            throw BusinessException.at("customer", "sales.customer.archived", customer.getName());
        }
        entities.persist(new DocumentParty(
                draft.id(),
                customer.getName(),
                customer.getDocument(),
                customer.getAddress(),
                customer.getPhone(),
                customer.getEmail()));
    }

    private void writePayments(Draft draft, Sale sale, Settlement settlement) {
        for (Payment payment : settlement.payments()) {
            entities.persist(payment);
            entities.persist(new PaymentAllocation(payment, sale.getId(), payment.getAmount()));
        }
        cash.record(draft, sale.getRegisterId(), CashEntry.Kind.SALE, settlement.payments());
    }
}

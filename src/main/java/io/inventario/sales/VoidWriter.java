package io.inventario.sales;

import io.inventario.documents.Cash;
import io.inventario.documents.CashEntry;
import io.inventario.documents.CreditAllocation;
import io.inventario.documents.Draft;
import io.inventario.documents.Payment;
import io.inventario.documents.PaymentAllocation;
import io.inventario.documents.Tender;
import io.inventario.products.Product;
import io.inventario.products.ProductService;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Money;
import io.inventario.stock.Ledger;
import io.inventario.stock.MovementKind;
import io.inventario.stock.StockEntry;
import io.inventario.stock.StockMovement;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Writes the rows of a void inside its posting: the goods and the money go back exactly as they came. */
@Component
class VoidWriter {
    private final EntityManager entities;
    private final SaleHold hold;
    private final ProductService products;
    private final Ledger ledger;
    private final Cash cash;
    private final ObjectProvider<SaleSequel> sequels;

    VoidWriter(
            EntityManager entities,
            SaleHold hold,
            ProductService products,
            Ledger ledger,
            Cash cash,
            ObjectProvider<SaleSequel> sequels) {
        this.entities = entities;
        this.hold = hold;
        this.products = products;
        this.ledger = ledger;
        this.cash = cash;
        this.sequels = sequels;
    }

    /** Returns what the audit row remembers. */
    Map<String, @Nullable Object> write(Draft draft, VoidSale command) {
        HeldSale held = hold.hold(command.saleId());
        if (!held.businessDate().equals(draft.businessDate())) {
            throw new BusinessException(
                    "sales.void.otherDay", held.label(), draft.terms().formats().date(held.businessDate()));
        }
        List<String> after = sequels.stream()
                .flatMap(sequel -> sequel.labels(command.saleId()).stream())
                .toList();
        if (!after.isEmpty()) {
            throw new BusinessException("sales.void.returned", held.label(), String.join(", ", after));
        }
        entities.persist(new SaleVoid(draft, command));
        putBack(draft, command.saleId());
        if (held.balance().isPositive()) {
            entities.persist(new CreditAllocation(draft.id(), command.saleId(), held.balance()));
        }
        List<Payment> refunds = refund(draft, held.sale());
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("sale", held.label());
        facts.put("reason", command.reason());
        facts.put("refunded", Money.sum(refunds, Payment::getAmount).toString());
        facts.put("credited", held.balance().toString());
        return facts;
    }

    private void putBack(Draft draft, UUID sale) {
        List<StockMovement> sold = entities.createQuery(
                        "select m from StockMovement m where m.documentId = :sale and m.kind = :kind order by m.id",
                        StockMovement.class)
                .setParameter("sale", sale)
                .setParameter("kind", MovementKind.SALE)
                .getResultList();
        if (sold.isEmpty()) {
            return;
        }
        Map<UUID, Product> found = products.require(
                sold.stream().map(StockMovement::getProductId).distinct().toList());
        ledger.move(
                draft,
                sold.stream()
                        .map(movement -> StockEntry.reversing(
                                movement,
                                movement.getSourceLineId(),
                                MovementKind.SALE_VOID,
                                Objects.requireNonNull(found.get(movement.getProductId()))))
                        .toList());
    }

    record Paid(Payment payment, Money applied) {}

    /** Every payment of the sale goes back by its own method. */
    private List<Payment> refund(Draft draft, Sale sale) {
        List<Paid> paid = entities.createQuery("""
                        select new io.inventario.sales.VoidWriter$Paid(p, a.amount)
                        from PaymentAllocation a join Payment p on p.id = a.paymentId
                        where a.documentId = :sale order by p.id""", Paid.class)
                .setParameter("sale", sale.getId())
                .getResultList();
        List<Payment> refunds = new ArrayList<>();
        for (Paid one : paid) {
            Payment before = one.payment();
            Tender tender =
                    new Tender(before.getMethod().getId(), one.applied(), before.getReference(), before.getBank());
            Payment refund = Payment.paid(draft, before.getMethod(), tender, sale.getCustomerId(), null);
            entities.persist(refund);
            entities.persist(new PaymentAllocation(refund, draft.id(), refund.getAmount()));
            refunds.add(refund);
        }
        cash.record(draft, sale.getRegisterId(), CashEntry.Kind.REFUND, refunds);
        return refunds;
    }
}

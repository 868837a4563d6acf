package io.inventario.sales;

import io.inventario.documents.Document;
import io.inventario.documents.DocumentNumber;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Money;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Locks a sale for the document that comes after it, before that reads what is left of the sale (rules R1, R2, R3).
 *
 * <p>It is the first lock of such a posting, ahead of the stock. Posting a sale locks no sale, and a posting holds one sale at
 * most, so nobody who waits here holds anything that the others need.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class SaleHold {
    private final EntityManager entities;

    SaleHold(EntityManager entities) {
        this.entities = entities;
    }

    /** @throws BusinessException when there is no such sale */
    public HeldSale hold(UUID saleId) {
        Sale sale = entities.find(Sale.class, saleId, LockModeType.PESSIMISTIC_WRITE);
        if (sale == null) {
            throw new BusinessException("sales.unknown", saleId);
        }
        return new HeldSale(
                sale,
                entities.find(DocumentNumber.class, saleId).getLabel(),
                entities.find(Document.class, saleId).getBusinessDate(),
                balance(sale),
                voidLabel(saleId));
    }

    /** What is still owed on a sale: its total less what was paid on it or credited to it (rule M7). */
    Money balance(Sale sale) {
        Money paid = sum("select sum(a.amount) from PaymentAllocation a where a.documentId = :sale", sale.getId());
        return sale.getTotal().minus(paid).minus(credited(sale.getId()));
    }

    /** How much of a sale voids and returns settled without money. */
    Money credited(UUID sale) {
        return sum("select sum(a.amount) from CreditAllocation a where a.documentId = :sale", sale);
    }

    private @Nullable String voidLabel(UUID sale) {
        return entities.createQuery("""
                        select n.label from SaleVoid v join DocumentNumber n on n.documentId = v.id
                        where v.saleId = :sale""", String.class)
                .setParameter("sale", sale)
                .getSingleResultOrNull();
    }

    private Money sum(String query, UUID sale) {
        BigDecimal sum = entities.createQuery(query, BigDecimal.class)
                .setParameter("sale", sale)
                .getSingleResultOrNull();
        return sum == null ? Money.ZERO : new Money(sum);
    }
}

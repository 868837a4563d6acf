package io.inventario.returns;

import io.inventario.purchases.ReceiptSequel;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells whoever wants to reverse a receipt that something of it went back already. */
@Component
class ReturnsOfReceipt implements ReceiptSequel {
    private final EntityManager entities;

    ReturnsOfReceipt(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public List<String> labels(UUID receiptId) {
        return entities.createQuery("""
                        select n.label from SupplierReturn r join DocumentNumber n on n.documentId = r.id
                        where r.receiptId = :receipt order by r.id""", String.class)
                .setParameter("receipt", receiptId)
                .getResultList();
    }
}

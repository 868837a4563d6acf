package io.inventario.returns;

import io.inventario.sales.SaleSequel;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells whoever wants to void a sale that something of it came back already. */
@Component
class ReturnsOfSale implements SaleSequel {
    private final EntityManager entities;

    ReturnsOfSale(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public List<String> labels(UUID saleId) {
        return entities.createQuery("""
                        select n.label from CustomerReturn r join DocumentNumber n on n.documentId = r.id
                        where r.saleId = :sale order by r.id""", String.class)
                .setParameter("sale", saleId)
                .getResultList();
    }
}

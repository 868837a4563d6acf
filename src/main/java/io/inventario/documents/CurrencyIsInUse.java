package io.inventario.documents;

import io.inventario.settings.CurrencyChange;
import io.inventario.shared.BusinessException;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Refuses another currency once a document holds amounts in the present one. */
@Component
class CurrencyIsInUse {
    private final EntityManager entities;

    CurrencyIsInUse(EntityManager entities) {
        this.entities = entities;
    }

    @EventListener
    void refuse(CurrencyChange change) {
        boolean posted = !entities.createQuery("select d.id from Document d", UUID.class)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
        if (posted) {
            throw BusinessException.at("currency", "settings.currency.inUse", change.from());
        }
    }
}

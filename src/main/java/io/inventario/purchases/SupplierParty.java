package io.inventario.purchases;

import io.inventario.documents.DocumentParty;
import io.inventario.documents.Draft;
import io.inventario.shared.BusinessException;
import io.inventario.suppliers.Supplier;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The supplier of a document that is being posted, frozen on it as it is then (rule M5). */
@Component
class SupplierParty {
    private final EntityManager entities;

    SupplierParty(EntityManager entities) {
        this.entities = entities;
    }

    /** @throws BusinessException when there is no such supplier, or it is archived */
    Supplier freeze(Draft draft, UUID id) {
        Supplier supplier = entities.find(Supplier.class, id);
        if (supplier == null) {
            throw BusinessException.at("supplier", "purchases.supplier.unknown", id);
        }
        if (!supplier.isActive()) {
            throw BusinessException.at("supplier", "purchases.supplier.archived", supplier.getName());
        }
        entities.persist(new DocumentParty(
                draft.id(),
                supplier.getName(),
                supplier.getTaxId(),
                supplier.getAddress(),
                supplier.getPhone(),
                supplier.getEmail()));
        return supplier;
    }
}

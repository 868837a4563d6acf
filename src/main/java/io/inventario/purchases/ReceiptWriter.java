package io.inventario.purchases;

import io.inventario.documents.DocumentParty;
import io.inventario.documents.Draft;
import io.inventario.products.Product;
import io.inventario.products.ProductService;
import io.inventario.settings.SettingsService;
import io.inventario.settings.TaxRate;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Money;
import io.inventario.stock.Ledger;
import io.inventario.stock.Lot;
import io.inventario.stock.MovementKind;
import io.inventario.stock.StockEntry;
import io.inventario.suppliers.Supplier;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the rows of a receipt inside its posting: goods come in at their net cost, new sale prices take effect. */
@Component
class ReceiptWriter {
    private final EntityManager entities;
    private final ProductService products;
    private final SettingsService settings;
    private final Ledger ledger;

    ReceiptWriter(EntityManager entities, ProductService products, SettingsService settings, Ledger ledger) {
        this.entities = entities;
        this.products = products;
        this.settings = settings;
        this.ledger = ledger;
    }

    /** Returns what the audit row remembers. */
    Map<String, @Nullable Object> write(Draft draft, ReceivePurchase command, UUID location) {
        Supplier supplier = supplier(command.supplierId());
        PurchaseReceipt receipt = new PurchaseReceipt(draft, command, location, supplier);
        List<StockEntry> entries = new ArrayList<>();
        for (Costing.Costed costed :
                cost(command, draft.businessDate(), draft.terms().digits())) {
            PurchaseReceiptLine line = receipt.add(costed);
            entries.add(new StockEntry(
                    line.getId(),
                    MovementKind.RECEIPT,
                    costed.product(),
                    location,
                    Lot.NONE,
                    line.getQuantity(),
                    line.getNet()));
        }
        entities.persist(receipt);
        ledger.move(draft, entries);
        writeParty(draft, supplier);
        reprice(receipt);
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("businessDate", draft.businessDate().toString());
        facts.put("supplier", supplier.getId());
        facts.put("reference", command.supplierReference());
        facts.put("lines", command.lines().size());
        facts.put("total", receipt.getTotal().toString());
        return facts;
    }

    /** @throws BusinessException when a line is refused */
    List<Costing.Costed> cost(ReceivePurchase command, LocalDate day, int digits) {
        Map<UUID, Product> found = products.require(command.lines().stream()
                .map(ReceivePurchase.Line::productId)
                .distinct()
                .toList());
        Map<UUID, TaxRate> rates = new HashMap<>();
        settings.taxRates().forEach(rate -> rates.put(rate.getId(), rate));
        return Costing.cost(command.lines(), found, rates, day, digits);
    }

    private Supplier supplier(UUID id) {
        Supplier supplier = entities.find(Supplier.class, id);
        if (supplier == null) {
            throw BusinessException.at("supplier", "purchases.supplier.unknown", id);
        }
        if (!supplier.isActive()) {
            throw BusinessException.at("supplier", "purchases.supplier.archived", supplier.getName());
        }
        return supplier;
    }

    private void writeParty(Draft draft, Supplier supplier) {
        entities.persist(new DocumentParty(
                draft.id(),
                supplier.getName(),
                supplier.getTaxId(),
                supplier.getAddress(),
                supplier.getPhone(),
                supplier.getEmail()));
    }

    private void reprice(PurchaseReceipt receipt) {
        for (PurchaseReceiptLine line : receipt.getLines()) {
            Money price = line.getSalePrice();
            if (price != null) {
                products.reprice(line.getProductId(), price);
            }
        }
    }
}

package io.inventario.purchases;

import io.inventario.documents.Draft;
import io.inventario.products.Product;
import io.inventario.products.ProductService;
import io.inventario.settings.SettingsService;
import io.inventario.settings.TaxRate;
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
    private final SupplierParty suppliers;
    private final Ledger ledger;

    ReceiptWriter(
            EntityManager entities,
            ProductService products,
            SettingsService settings,
            SupplierParty suppliers,
            Ledger ledger) {
        this.entities = entities;
        this.products = products;
        this.settings = settings;
        this.suppliers = suppliers;
        this.ledger = ledger;
    }

    /** Returns what the audit row remembers. */
    Map<String, @Nullable Object> write(Draft draft, ReceivePurchase command, UUID location) {
        Supplier supplier = suppliers.freeze(draft, command.supplierId());
        PurchaseReceipt receipt = new PurchaseReceipt(draft, command, location, supplier);
        List<StockEntry> entries = new ArrayList<>();
        for (Costing.Costed costed :
                cost(command.lines(), draft.businessDate(), draft.terms().digits())) {
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
        reprice(receipt);
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("businessDate", draft.businessDate().toString());
        facts.put("supplier", supplier.getId());
        facts.put("reference", command.supplierReference());
        facts.put("lines", command.lines().size());
        facts.put("total", receipt.getTotal().toString());
        return facts;
    }

    /** @throws io.inventario.shared.BusinessException when a line is refused */
    List<Costing.Costed> cost(List<ReceivePurchase.Line> lines, LocalDate day, int digits) {
        Map<UUID, Product> found = products.require(
                lines.stream().map(ReceivePurchase.Line::productId).distinct().toList());
        Map<UUID, TaxRate> rates = new HashMap<>();
        settings.taxRates().forEach(rate -> rates.put(rate.getId(), rate));
        return Costing.cost(lines, found, rates, day, digits);
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

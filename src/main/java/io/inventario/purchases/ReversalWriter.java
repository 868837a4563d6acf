package io.inventario.purchases;

import io.inventario.documents.CreditAllocation;
import io.inventario.documents.DocumentNumber;
import io.inventario.documents.Draft;
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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Writes what undoes a receipt, inside its posting: every movement exactly backwards, and the debt credited (rule S2). */
@Component
class ReversalWriter {
    private final EntityManager entities;
    private final ProductService products;
    private final ReceiptRepository receipts;
    private final Ledger ledger;
    private final ObjectProvider<ReceiptSequel> sequels;

    ReversalWriter(
            EntityManager entities,
            ProductService products,
            ReceiptRepository receipts,
            Ledger ledger,
            ObjectProvider<ReceiptSequel> sequels) {
        this.entities = entities;
        this.products = products;
        this.receipts = receipts;
        this.ledger = ledger;
        this.sequels = sequels;
    }

    /** Returns what the audit row remembers. */
    Map<String, @Nullable Object> write(Draft draft, PurchaseReceipt receipt, ReverseReceipt command) {
        hold(receipt);
        ReceiptReversal reversal = new ReceiptReversal(draft, command);
        List<StockEntry> entries = entries(receipt, reversal);
        entities.persist(reversal);
        ledger.move(draft, entries);
        credit(draft, receipt);
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("receipt", receipt.getId());
        facts.put("reason", command.reason());
        facts.put("total", receipt.getTotal().toString());
        return facts;
    }

    private List<StockEntry> entries(PurchaseReceipt receipt, ReceiptReversal reversal) {
        Map<UUID, StockMovement> movements = new HashMap<>();
        receipts.movements(receipt.getId()).forEach(movement -> movements.put(movement.getSourceLineId(), movement));
        Map<UUID, Product> found = products.require(receipt.getLines().stream()
                .map(PurchaseReceiptLine::getProductId)
                .distinct()
                .toList());
        List<StockEntry> entries = new ArrayList<>();
        for (PurchaseReceiptLine line : receipt.getLines()) {
            entries.add(StockEntry.reversing(
                    Objects.requireNonNull(movements.get(line.getId())),
                    reversal.add(line).getId(),
                    MovementKind.RECEIPT_REVERSAL,
                    Objects.requireNonNull(found.get(line.getProductId()))));
        }
        return entries;
    }

    /** Locks the receipt ahead of the stock, as whatever follows a document does: nothing of it goes back or is paid meanwhile. */
    private void hold(PurchaseReceipt receipt) {
        entities.createNativeQuery("select id from purchase_receipt where id = :id for update", UUID.class)
                .setParameter("id", receipt.getId())
                .getResultList();
        List<String> after = sequels.stream()
                .flatMap(sequel -> sequel.labels(receipt.getId()).stream())
                .toList();
        if (!after.isEmpty()) {
            throw new BusinessException("purchases.reversal.returned", String.join(", ", after));
        }
    }

    /** The whole debt at once: what was paid already has to be undone before. */
    private void credit(Draft draft, PurchaseReceipt receipt) {
        Money settled = receipts.settled(receipt.getId());
        if (!settled.isZero()) {
            String label = entities.find(DocumentNumber.class, receipt.getId()).getLabel();
            throw new BusinessException("purchases.reversal.settled", label, settled);
        }
        if (receipt.getTotal().isPositive()) {
            entities.persist(new CreditAllocation(draft.id(), receipt.getId(), receipt.getTotal()));
        }
    }
}

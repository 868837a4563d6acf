package io.inventario.returns;

import io.inventario.documents.CreditAllocation;
import io.inventario.documents.Document;
import io.inventario.documents.Draft;
import io.inventario.products.Product;
import io.inventario.products.ProductService;
import io.inventario.purchases.PurchaseReceipt;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Money;
import io.inventario.shared.Quantity;
import io.inventario.stock.Ledger;
import io.inventario.stock.Lot;
import io.inventario.stock.MovementKind;
import io.inventario.stock.StockEntry;
import io.inventario.stock.StockMovement;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the rows of a supplier return inside its posting: the receipt is held first, then goods leave at what they cost. */
@Component
class SupplierReturnWriter {
    private final EntityManager entities;
    private final SupplierReturnRepository returns;
    private final ProductService products;
    private final Ledger ledger;

    SupplierReturnWriter(
            EntityManager entities, SupplierReturnRepository returns, ProductService products, Ledger ledger) {
        this.entities = entities;
        this.returns = returns;
        this.products = products;
        this.ledger = ledger;
    }

    /** Returns what the audit row remembers. */
    Map<String, @Nullable Object> write(Draft draft, PostSupplierReturn command) {
        PurchaseReceipt receipt = Objects.requireNonNull(
                entities.find(PurchaseReceipt.class, command.receiptId(), LockModeType.PESSIMISTIC_WRITE));
        if (returns.reversals(receipt.getId()) > 0) {
            throw new BusinessException("returns.supplier.reversed");
        }
        LocalDate received = Objects.requireNonNull(entities.find(Document.class, receipt.getId()))
                .getBusinessDate();
        if (draft.businessDate().isBefore(received)) {
            throw BusinessException.at(
                    "businessDate",
                    "returns.supplier.beforeReceipt",
                    draft.terms().formats().date(received));
        }
        SupplierReturn whole = new SupplierReturn(draft, receipt, command.reason());
        List<StockEntry> entries = entries(draft, command, whole);
        entities.persist(whole);
        requireOnHand(ledger.move(draft, entries));
        Money settled = settle(draft, receipt, whole);
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("receipt", receipt.getId());
        facts.put("reason", command.reason());
        facts.put("total", whole.getTotal().toString());
        facts.put("settled", settled.toString());
        return facts;
    }

    private List<StockEntry> entries(Draft draft, PostSupplierReturn command, SupplierReturn whole) {
        Map<UUID, ReceivedLine> received = new HashMap<>();
        returns.received(command.receiptId()).forEach(line -> received.put(line.id(), line));
        Map<UUID, Product> found = products.require(received.values().stream()
                .map(ReceivedLine::productId)
                .distinct()
                .toList());
        List<StockEntry> entries = new ArrayList<>();
        for (PostSupplierReturn.Line line : command.lines()) {
            ReceivedLine from = received.get(line.receiptLineId());
            if (from == null) {
                throw BusinessException.at("lines", "returns.supplier.line.unknown", line.receiptLineId());
            }
            Quantity back = line.quantity();
            SupplierReturnLine added =
                    whole.add(from, back, from.share(back, draft.terms().digits()));
            received.put(from.id(), from.after(back));
            entries.add(new StockEntry(
                    added.getId(),
                    MovementKind.SUPPLIER_RETURN,
                    Objects.requireNonNull(found.get(from.productId())),
                    whole.getLocationId(),
                    Lot.NONE,
                    back.negated(),
                    added.getNet()));
        }
        return entries;
    }

    /** What is not there cannot be sent back, though the company may sell it (rule R5). */
    private static void requireOnHand(List<StockMovement> movements) {
        if (movements.stream().anyMatch(movement -> movement.getBalanceAfter().isNegative())) {
            throw BusinessException.at("lines", "returns.supplier.onHand");
        }
    }

    private Money settle(Draft draft, PurchaseReceipt receipt, SupplierReturn whole) {
        Money owed = receipt.getTotal()
                .minus(amount(returns.paidOn(receipt.getId())))
                .minus(amount(returns.creditedTo(receipt.getId())));
        Money settled = owed.isPositive() ? owed.min(whole.getTotal()) : Money.ZERO;
        if (settled.isPositive()) {
            entities.persist(new CreditAllocation(draft.id(), receipt.getId(), settled));
        }
        return settled;
    }

    private static Money amount(@Nullable BigDecimal sum) {
        return sum == null ? Money.ZERO : new Money(sum);
    }
}

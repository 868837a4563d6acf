package io.inventario.returns;

import io.inventario.documents.Document;
import io.inventario.documents.DocumentFilter;
import io.inventario.documents.DocumentKind;
import io.inventario.documents.DocumentNumber;
import io.inventario.documents.Posted;
import io.inventario.documents.Posting;
import io.inventario.shared.Actor;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Money;
import io.inventario.shared.Permission;
import io.inventario.suppliers.Supplier;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Sends goods back to suppliers. */
@Service
@Transactional(readOnly = true)
public class SupplierReturnService {
    private static final int REASON = 500;

    private final SupplierReturnRepository returns;
    private final SupplierReturnWriter writer;
    private final Posting posting;
    private final EntityManager entities;

    SupplierReturnService(
            SupplierReturnRepository returns, SupplierReturnWriter writer, Posting posting, EntityManager entities) {
        this.returns = returns;
        this.writer = writer;
        this.posting = posting;
        this.entities = entities;
    }

    /**
     * Posts a return to the supplier: the goods leave at what they were received at (rule V3), the receipt's debt is reduced and
     * the rest stays as credit. Safe to repeat with the same command id.
     *
     * @throws BusinessException when more goes back than is left of the receipt or on hand (rule R5)
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    @RolesAllowed(Permission.RETURN_TO_SUPPLIER)
    public Posted post(PostSupplierReturn command) {
        if (command.lines().isEmpty()) {
            throw BusinessException.at("lines", "returns.lines.none");
        }
        if (command.reason() != null && command.reason().length() > REASON) {
            throw BusinessException.at("reason", "returns.reason.tooLong", REASON);
        }
        if (returns.receipt(command.receiptId()).isEmpty()) {
            throw new BusinessException("returns.supplier.unknown", command.receiptId());
        }
        return posting.post(
                DocumentKind.SUPPLIER_RETURN,
                command,
                command.businessDate(),
                null,
                draft -> writer.write(draft, command));
    }

    /** What of a receipt can still go back; empty when there is no such receipt. */
    @RolesAllowed(Permission.RETURN_TO_SUPPLIER)
    public Optional<ReturnableReceipt> returnable(UUID receiptId) {
        return returns.receipt(receiptId)
                .map(receipt -> new ReturnableReceipt(
                        receiptId,
                        label(receiptId),
                        supplier(receipt.getSupplierId()),
                        returns.reversals(receiptId) > 0,
                        returns.received(receiptId).stream()
                                .filter(line -> line.left().isPositive())
                                .map(line -> new ReturnableReceipt.Line(
                                        line.id(),
                                        line.code(),
                                        line.name(),
                                        line.unit(),
                                        line.fractional(),
                                        line.quantity(),
                                        line.left()))
                                .toList()));
    }

    /** A page of the filtered returns; the page's sort must end with the id. */
    @RolesAllowed(Permission.VIEW_PURCHASES)
    public List<SupplierReturnRow> list(DocumentFilter filter, Pageable page) {
        List<SupplierReturnRow> rows =
                returns.rows(filter.first(), filter.last(), filter.partyId(), filter.number(), filter.pattern(), page);
        return Actor.may(Permission.VIEW_COST)
                ? rows
                : rows.stream().map(SupplierReturnRow::withoutCost).toList();
    }

    /** Sums of zero for those who may not see costs. */
    @RolesAllowed(Permission.VIEW_PURCHASES)
    public ReturnTotals totals(DocumentFilter filter) {
        ReturnTotals totals =
                returns.totals(filter.first(), filter.last(), filter.partyId(), filter.number(), filter.pattern());
        return Actor.may(Permission.VIEW_COST)
                ? totals
                : new ReturnTotals(totals.count(), Money.ZERO, Money.ZERO, Money.ZERO);
    }

    /** The returns of a receipt, the oldest first. */
    @RolesAllowed(Permission.VIEW_PURCHASES)
    public List<SupplierReturnDetails> ofReceipt(UUID receiptId) {
        return returns.ofReceipt(receiptId).stream().map(this::details).toList();
    }

    @RolesAllowed(Permission.VIEW_PURCHASES)
    public Optional<SupplierReturnDetails> find(UUID id) {
        return returns.findById(id).map(this::details);
    }

    private SupplierReturnDetails details(SupplierReturn whole) {
        UUID id = whole.getId();
        boolean costs = Actor.may(Permission.VIEW_COST);
        List<SupplierReturnDetails.Line> lines = returns.lines(id);
        BigDecimal credited = returns.credited(id);
        Money settled = credited == null ? Money.ZERO : new Money(credited);
        return new SupplierReturnDetails(
                entities.find(Document.class, id),
                label(id),
                whole.getReceiptId(),
                label(whole.getReceiptId()),
                supplier(whole.getSupplierId()),
                whole.getReason(),
                costs
                        ? lines
                        : lines.stream()
                                .map(SupplierReturnDetails.Line::withoutCost)
                                .toList(),
                costs
                        ? new SupplierReturnDetails.Amounts(
                                whole.getNet(),
                                whole.getTax(),
                                whole.getTotal(),
                                settled,
                                whole.getTotal().minus(settled))
                        : null);
    }

    private String label(UUID document) {
        return entities.find(DocumentNumber.class, document).getLabel();
    }

    private String supplier(UUID id) {
        return entities.find(Supplier.class, id).getName();
    }
}

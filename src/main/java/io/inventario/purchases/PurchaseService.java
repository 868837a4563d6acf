package io.inventario.purchases;

import io.inventario.documents.Document;
import io.inventario.documents.DocumentKind;
import io.inventario.documents.DocumentNumber;
import io.inventario.documents.Posted;
import io.inventario.documents.Posting;
import io.inventario.settings.CompanyService;
import io.inventario.settings.CompanyTerms;
import io.inventario.shared.Actor;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Permission;
import io.inventario.stock.Location;
import io.inventario.stock.StockService;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Buys: posts receipts of goods and their reversals, shows what was received. */
@Service
@Transactional(readOnly = true)
public class PurchaseService {
    private static final int REFERENCE = 60;
    private static final int NOTE = 500;

    private final ReceiptRepository receipts;
    private final ReceiptWriter writer;
    private final ReversalWriter reversals;
    private final Posting posting;
    private final StockService stock;
    private final CompanyService company;
    private final EntityManager entities;
    private final Clock clock;

    PurchaseService(
            ReceiptRepository receipts,
            ReceiptWriter writer,
            ReversalWriter reversals,
            Posting posting,
            StockService stock,
            CompanyService company,
            EntityManager entities,
            Clock clock) {
        this.receipts = receipts;
        this.writer = writer;
        this.reversals = reversals;
        this.posting = posting;
        this.stock = stock;
        this.company = company;
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * Posts a receipt: number, frozen lines, stock at its cost, the debt to the supplier, new sale prices and audit in one
     * transaction. Safe to repeat with the same command id.
     *
     * @throws BusinessException when a product, supplier, quantity or cost is refused; nothing was written
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    @RolesAllowed(Permission.POST_PURCHASE)
    public Posted receive(ReceivePurchase command) {
        requireFits("supplierReference", command.supplierReference(), REFERENCE);
        requireFits("note", command.note(), NOTE);
        UUID location = location(command.locationId());
        return posting.post(
                DocumentKind.PURCHASE_RECEIPT,
                command,
                command.businessDate(),
                null,
                draft -> writer.write(draft, command, location));
    }

    /**
     * Undoes a receipt: its goods leave at exactly the value they came in with, and its debt is credited (rule S2). Only once.
     *
     * @throws BusinessException when goods of it are no longer there, or it was paid or credited already; nothing was written
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    @RolesAllowed(Permission.POST_PURCHASE)
    public Posted reverse(ReverseReceipt command) {
        if (command.reason().isBlank()) {
            throw BusinessException.at("reason", "purchases.reversal.reason.missing");
        }
        requireFits("reason", command.reason(), NOTE);
        PurchaseReceipt receipt = receipts.whole(command.receiptId())
                .orElseThrow(() -> new BusinessException("purchases.receipt.unknown", command.receiptId()));
        return posting.reverse(
                DocumentKind.RECEIPT_REVERSAL,
                command,
                receipt.getId(),
                null,
                draft -> reversals.write(draft, receipt, command));
    }

    /**
     * What the lines come to; the same figures that posting them now would give.
     *
     * @param day the receipt's business date; null means today
     */
    @RolesAllowed(Permission.POST_PURCHASE)
    public ReceiptQuote quote(List<ReceivePurchase.Line> lines, @Nullable LocalDate day) {
        CompanyTerms terms = company.terms();
        return ReceiptQuote.of(
                writer.cost(lines, Objects.requireNonNullElseGet(day, () -> terms.today(clock)), terms.digits()));
    }

    /** A page of the filtered receipts; the page's sort must end with the id. */
    @RolesAllowed(Permission.VIEW_PURCHASES)
    public List<ReceiptRow> list(ReceiptFilter filter, Pageable page) {
        List<ReceiptRow> rows = receipts.rows(
                filter.first(),
                filter.last(),
                filter.supplierId(),
                filter.reversed(),
                filter.number(),
                filter.pattern(),
                page);
        return Actor.may(Permission.VIEW_COST)
                ? rows
                : rows.stream().map(ReceiptRow::withoutCost).toList();
    }

    @RolesAllowed(Permission.VIEW_PURCHASES)
    public ReceiptTotals totals(ReceiptFilter filter) {
        ReceiptTotals totals = receipts.totals(
                filter.first(),
                filter.last(),
                filter.supplierId(),
                filter.reversed(),
                filter.number(),
                filter.pattern());
        return Actor.may(Permission.VIEW_COST) ? totals : totals.withoutCost();
    }

    @RolesAllowed(Permission.VIEW_PURCHASES)
    public Optional<ReceiptDetails> find(UUID id) {
        return receipts.whole(id).map(this::details);
    }

    /** A reversal by its own id. */
    @RolesAllowed(Permission.VIEW_PURCHASES)
    public Optional<ReversalDetails> findReversal(UUID id) {
        return receipts.reversal(id).map(this::details);
    }

    private ReceiptDetails details(PurchaseReceipt receipt) {
        boolean withCost = Actor.may(Permission.VIEW_COST);
        ReceiptDetails.Amounts amounts = new ReceiptDetails.Amounts(
                receipt.getNet(),
                receipt.getTax(),
                receipt.getTotal(),
                receipt.getTotal().minus(receipts.settled(receipt.getId())));
        return new ReceiptDetails(
                entities.find(Document.class, receipt.getId()),
                label(receipt.getId()),
                receipt.getSupplierId(),
                receipts.party(receipt.getId()).orElse(null),
                receipt.getSupplierReference(),
                entities.find(Location.class, receipt.getLocationId()).getName(),
                receipt.getDueDate(),
                receipt.getNote(),
                receipt.getLines().stream()
                        .map(line -> ReceiptDetails.Line.of(line, withCost))
                        .toList(),
                withCost ? amounts : null,
                receipts.reversalOf(receipt.getId()).map(this::details).orElse(null));
    }

    private ReversalDetails details(ReceiptReversal reversal) {
        return new ReversalDetails(
                entities.find(Document.class, reversal.getId()),
                label(reversal.getId()),
                reversal.getReceiptId(),
                label(reversal.getReceiptId()),
                reversal.getReason());
    }

    private String label(UUID document) {
        return entities.find(DocumentNumber.class, document).getLabel();
    }

    private UUID location(@Nullable UUID wanted) {
        if (wanted == null) {
            return stock.sellingLocation().getId();
        }
        return stock.locations().stream()
                .filter(location -> location.getId().equals(wanted) && location.isActive())
                .findFirst()
                .map(Location::getId)
                .orElseThrow(() -> BusinessException.at("location", "purchases.location.unknown", wanted));
    }

    private static void requireFits(String field, @Nullable String text, int most) {
        if (text != null && text.length() > most) {
            throw BusinessException.at(field, "purchases.text.tooLong", most);
        }
    }
}

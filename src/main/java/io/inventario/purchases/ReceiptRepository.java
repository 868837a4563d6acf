package io.inventario.purchases;

import io.inventario.documents.DocumentParty;
import io.inventario.shared.Money;
import io.inventario.stock.StockMovement;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

interface ReceiptRepository extends Repository<PurchaseReceipt, UUID> {
    String FROM = """
             \sfrom PurchaseReceipt r join Document d on d.id = r.id join DocumentNumber n on n.documentId = d.id
             join Supplier s on s.id = r.supplierId left join ReceiptReversal v on v.receiptId = r.id
             where d.businessDate between :from and :to
             and (:supplier is null or r.supplierId = :supplier)
             and (:reversed is null or (:reversed = true and v.id is not null) or (:reversed = false and v.id is null))
             and (n.label like :number escape '\\' or s.searchText like :pattern escape '\\'
                  or upper(r.supplierReference) like :number escape '\\')""";

    @Query("select new io.inventario.purchases.ReceiptRow(r.id, n.label, d.businessDate, d.postedAt, s.name,"
            + " r.supplierReference, r.dueDate, case when v.id is null then false else true end, r.net, r.tax, r.total)"
            + FROM)
    List<ReceiptRow> rows(
            LocalDate from,
            LocalDate to,
            @Nullable UUID supplier,
            @Nullable Boolean reversed,
            String number,
            String pattern,
            Pageable page);

    @Query("select new io.inventario.purchases.ReceiptTotals(count(r), sum(r.net), sum(r.tax), sum(r.total))" + FROM)
    ReceiptTotals totals(
            LocalDate from,
            LocalDate to,
            @Nullable UUID supplier,
            @Nullable Boolean reversed,
            String number,
            String pattern);

    /** In a transaction of its own, so that nobody waits for a posting while the connection of this query is still held. */
    @Transactional(readOnly = true)
    @Query("select r from PurchaseReceipt r left join fetch r.lines where r.id = :id")
    Optional<PurchaseReceipt> whole(UUID id);

    @Query("select v from ReceiptReversal v where v.receiptId = :receipt")
    Optional<ReceiptReversal> reversalOf(UUID receipt);

    @Query("select v from ReceiptReversal v where v.id = :id")
    Optional<ReceiptReversal> reversal(UUID id);

    @Query(
            "select m from StockMovement m where m.documentId = :receipt and m.kind = io.inventario.stock.MovementKind.RECEIPT")
    List<StockMovement> movements(UUID receipt);

    @Query("select p from DocumentParty p where p.documentId = :document")
    Optional<DocumentParty> party(UUID document);

    @Query("select sum(a.amount) from PaymentAllocation a where a.documentId = :receipt")
    @Nullable
    BigDecimal paid(UUID receipt);

    @Query("select sum(a.amount) from CreditAllocation a where a.documentId = :receipt")
    @Nullable
    BigDecimal credited(UUID receipt);

    /** How much of the debt payments and credits have settled (rule M7). */
    default Money settled(UUID receipt) {
        return new Money(Objects.requireNonNullElse(paid(receipt), BigDecimal.ZERO))
                .plus(new Money(Objects.requireNonNullElse(credited(receipt), BigDecimal.ZERO)));
    }
}

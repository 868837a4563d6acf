package io.inventario.returns;

import io.inventario.purchases.PurchaseReceipt;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

interface SupplierReturnRepository extends Repository<SupplierReturn, UUID> {
    String FROM = """
             \sfrom SupplierReturn r join Document d on d.id = r.id join DocumentNumber n on n.documentId = r.id
             join DocumentNumber q on q.documentId = r.receiptId join Supplier s on s.id = r.supplierId
             where d.businessDate between :from and :to
             and (:supplier is null or r.supplierId = :supplier)
             and (n.label like :number escape '\\' or q.label like :number escape '\\'
                or s.searchText like :pattern escape '\\')""";

    @Query(
            "select new io.inventario.returns.SupplierReturnRow(r.id, n.label, d.businessDate, d.postedAt, q.label, s.name,"
                    + " r.net, r.tax, r.total)" + FROM)
    List<SupplierReturnRow> rows(
            LocalDate from, LocalDate to, @Nullable UUID supplier, String number, String pattern, Pageable page);

    @Query("select new io.inventario.returns.ReturnTotals(count(r), sum(r.net), sum(r.tax), sum(r.total))" + FROM)
    ReturnTotals totals(LocalDate from, LocalDate to, @Nullable UUID supplier, String number, String pattern);

    Optional<SupplierReturn> findById(UUID id);

    @Query("select r from SupplierReturn r where r.receiptId = :receipt order by r.id")
    List<SupplierReturn> ofReceipt(UUID receipt);

    /** In a transaction of its own, so that nobody waits for a posting while the connection of this query is still held. */
    @Transactional(readOnly = true)
    @Query("select r from PurchaseReceipt r where r.id = :id")
    Optional<PurchaseReceipt> receipt(UUID id);

    @Query("select count(v) from ReceiptReversal v where v.receiptId = :receipt")
    long reversals(UUID receipt);

    @Query("""
            select new io.inventario.returns.ReceivedLine(l.id, l.productId, l.productCode, l.productName, l.unit, p.fractional,
                l.quantity, l.net, l.tax, (select sum(r.quantity) from SupplierReturnLine r where r.receiptLineId = l.id))
            from PurchaseReceiptLine l join Product p on p.id = l.productId where l.receipt.id = :receipt order by l.rank""")
    List<ReceivedLine> received(UUID receipt);

    @Query("""
            select new io.inventario.returns.SupplierReturnDetails$Line(q.productId, q.productCode, q.productName, q.unit,
                l.quantity, l.net, l.tax, l.gross)
            from SupplierReturnLine l join PurchaseReceiptLine q on q.id = l.receiptLineId
            where l.supplierReturn.id = :id order by l.rank""")
    List<SupplierReturnDetails.Line> lines(UUID id);

    @Query("select sum(a.amount) from CreditAllocation a where a.creditId = :id")
    @Nullable
    BigDecimal credited(UUID id);

    @Query("select sum(a.amount) from PaymentAllocation a where a.documentId = :receipt")
    @Nullable
    BigDecimal paidOn(UUID receipt);

    @Query("select sum(a.amount) from CreditAllocation a where a.documentId = :receipt")
    @Nullable
    BigDecimal creditedTo(UUID receipt);
}

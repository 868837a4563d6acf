package io.inventario.returns;

import io.inventario.documents.DocumentParty;
import io.inventario.documents.Payment;
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

interface ReturnRepository extends Repository<CustomerReturn, UUID> {
    String FROM = """
             \sfrom CustomerReturn r join Document d on d.id = r.id join DocumentNumber n on n.documentId = r.id
             join DocumentNumber s on s.documentId = r.saleId left join Customer c on c.id = r.customerId
             where d.businessDate between :from and :to
             and (:customer is null or r.customerId = :customer)
             and (n.label like :number escape '\\' or s.label like :number escape '\\'
                or c.searchText like :pattern escape '\\')""";

    @Query("select new io.inventario.returns.ReturnRow(r.id, n.label, d.businessDate, d.postedAt, s.label, c.name,"
            + " r.net, r.tax, r.total)" + FROM)
    List<ReturnRow> rows(
            LocalDate from, LocalDate to, @Nullable UUID customer, String number, String pattern, Pageable page);

    @Query("select new io.inventario.returns.ReturnTotals(count(r), sum(r.net), sum(r.tax), sum(r.total))" + FROM)
    ReturnTotals totals(LocalDate from, LocalDate to, @Nullable UUID customer, String number, String pattern);

    Optional<CustomerReturn> findById(UUID id);

    @Query("select r from CustomerReturn r where r.saleId = :sale order by r.id")
    List<CustomerReturn> ofSale(UUID sale);

    /** In a transaction of its own, so that nobody waits for a posting while the connection of this query is still held. */
    @Transactional(readOnly = true)
    @Query("select s.registerId from Sale s where s.id = :sale")
    Optional<UUID> register(UUID sale);

    @Query("""
            select new io.inventario.returns.SoldLine(l.id, l.productId, l.productCode, l.productName, l.unit, p.fractional,
                p.service, l.quantity, l.discount, l.net, l.tax, l.cost,
                (select sum(r.quantity) from CustomerReturnLine r where r.saleLineId = l.id))
            from SaleLine l join Product p on p.id = l.productId where l.sale.id = :sale order by l.rank""")
    List<SoldLine> sold(UUID sale);

    @Query("""
            select new io.inventario.returns.ReturnDetails$Line(s.productId, s.productCode, s.productName, s.unit, l.quantity,
                l.disposition, l.reason, l.net, l.tax, l.gross)
            from CustomerReturnLine l join SaleLine s on s.id = l.saleLineId where l.customerReturn.id = :id order by l.rank""")
    List<ReturnDetails.Line> lines(UUID id);

    @Query("select sum(l.cost) from CustomerReturnLine l where l.customerReturn.id = :id and l.scrapId is not null")
    @Nullable
    BigDecimal scrapped(UUID id);

    @Query("""
            select p from Payment p join fetch p.method m where p.id in
            (select a.paymentId from PaymentAllocation a where a.documentId = :id) order by m.rank, p.id""")
    List<Payment> payments(UUID id);

    @Query("select sum(a.amount) from CreditAllocation a where a.creditId = :id")
    @Nullable
    BigDecimal credited(UUID id);

    /** What was paid on a sale, and what was refunded by its returns; with an "or" both databases would read all payments. */
    @Query("""
            select new io.inventario.returns.Refunds$Applied(m.id, m.name, p.direction, a.amount)
            from PaymentAllocation a join Payment p on p.id = a.paymentId join p.method m
            where a.documentId in (select s.id from Sale s where s.id = :sale
                union all select r.id from CustomerReturn r where r.saleId = :sale)
            order by m.rank, m.id""")
    List<Refunds.Applied> applied(UUID sale);

    @Query("select p from DocumentParty p where p.documentId = :id")
    Optional<DocumentParty> party(UUID id);
}

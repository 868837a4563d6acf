package io.inventario.sales;

import io.inventario.documents.DocumentParty;
import io.inventario.documents.Payment;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface SaleRepository extends Repository<Sale, UUID> {
    String FROM = """
             \sfrom Sale s join Document d on d.id = s.id join DocumentNumber n on n.documentId = s.id
             left join Customer c on c.id = s.customerId left join User u on u.id = s.sellerId
             left join SaleVoid v on v.saleId = s.id
             where d.businessDate between :from and :to
             and (:customer is null or s.customerId = :customer)
             and (:seller is null or s.sellerId = :seller)
             and (n.label like :number escape '\\' or c.searchText like :pattern escape '\\')""";

    @Query("select new io.inventario.sales.SaleRow(s.id, n.label, d.businessDate, d.postedAt, c.name,"
            + " concat(u.firstName, ' ', u.lastName), s.net, s.tax, s.total, v.id)" + FROM)
    List<SaleRow> rows(
            LocalDate from,
            LocalDate to,
            @Nullable UUID customer,
            @Nullable UUID seller,
            String number,
            String pattern,
            Pageable page);

    @Query("select new io.inventario.sales.SaleTotals(count(s), sum(case when v.id is null then s.net end),"
            + " sum(case when v.id is null then s.tax end), sum(case when v.id is null then s.total end))" + FROM)
    SaleTotals totals(
            LocalDate from,
            LocalDate to,
            @Nullable UUID customer,
            @Nullable UUID seller,
            String number,
            String pattern);

    Optional<Sale> findById(UUID id);

    @Query("select s from Sale s left join fetch s.lines where s.id = :id")
    Optional<Sale> whole(UUID id);

    @Query("""
            select p from Payment p join fetch p.method m where p.id in
            (select a.paymentId from PaymentAllocation a where a.documentId = :sale) order by m.rank, p.id""")
    List<Payment> payments(UUID sale);

    @Query("""
            select new io.inventario.sales.TaxSum(t.percent, sum(t.base), sum(t.tax)) from SaleLineTax t
            where t.line.sale.id = :sale group by t.percent order by t.percent""")
    List<TaxSum> taxes(UUID sale);

    @Query("""
            select new io.inventario.sales.Voiding(v.id, n.label, d.postedAt, d.postedByName, v.reason)
            from SaleVoid v join Document d on d.id = v.id join DocumentNumber n on n.documentId = v.id
            where v.saleId = :sale""")
    Optional<Voiding> voiding(UUID sale);

    @Query("select v from SaleVoid v where v.id = :id")
    Optional<SaleVoid> voided(UUID id);

    @Query("select p from DocumentParty p where p.documentId = :sale")
    Optional<DocumentParty> party(UUID sale);
}

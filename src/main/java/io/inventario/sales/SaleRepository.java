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
             where d.businessDate between :from and :to
             and (:customer is null or s.customerId = :customer)
             and (:seller is null or s.sellerId = :seller)
             and (n.label like :number escape '\\' or c.searchText like :pattern escape '\\')""";

    @Query("select new io.inventario.sales.SaleRow(s.id, n.label, d.businessDate, d.postedAt, c.name,"
            + " concat(u.firstName, ' ', u.lastName), s.net, s.tax, s.total)" + FROM)
    List<SaleRow> rows(
            LocalDate from,
            LocalDate to,
            @Nullable UUID customer,
            @Nullable UUID seller,
            String number,
            String pattern,
            Pageable page);

    @Query("select new io.inventario.sales.SaleTotals(count(s), sum(s.net), sum(s.tax), sum(s.total))" + FROM)
    SaleTotals totals(
            LocalDate from,
            LocalDate to,
            @Nullable UUID customer,
            @Nullable UUID seller,
            String number,
            String pattern);

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

    @Query("select p from DocumentParty p where p.documentId = :sale")
    Optional<DocumentParty> party(UUID sale);
}

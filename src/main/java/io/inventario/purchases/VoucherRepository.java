package io.inventario.purchases;

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

interface VoucherRepository extends Repository<Voucher, UUID> {
    String FROM = """
             \sfrom Voucher v join Document d on d.id = v.id join DocumentNumber n on n.documentId = d.id
             join Payment p on p.documentId = d.id
             where d.businessDate between :from and :to
             and (:kind is null or v.kind = :kind)
             and (n.label like :number escape '\\' or v.searchText like :pattern escape '\\')""";

    @Query("select new io.inventario.purchases.VoucherRow(v.id, n.label, d.businessDate, d.postedAt, v.kind, v.income,"
            + " v.concept, v.category, v.description, p.method.name, v.amount)" + FROM)
    List<VoucherRow> rows(
            LocalDate from, LocalDate to, Voucher.@Nullable Kind kind, String number, String pattern, Pageable page);

    @Query("select new io.inventario.purchases.VoucherTotals(count(v),"
            + " sum(v.amount) filter (where v.kind <> io.inventario.purchases.Voucher$Kind.INCOME),"
            + " sum(v.amount) filter (where v.kind = io.inventario.purchases.Voucher$Kind.INCOME))" + FROM)
    VoucherTotals totals(LocalDate from, LocalDate to, Voucher.@Nullable Kind kind, String number, String pattern);

    Optional<Voucher> findById(UUID id);

    @Query("select p from Payment p join fetch p.method where p.documentId = :voucher")
    Payment payment(UUID voucher);

    @Query("select p from DocumentParty p where p.documentId = :document")
    Optional<DocumentParty> party(UUID document);
}

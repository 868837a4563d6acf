package io.inventario.stock;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface TransferRepository extends Repository<StockTransfer, UUID> {
    String FROM = """
             \sfrom StockTransfer x join Document d on d.id = x.id join DocumentNumber n on n.documentId = x.id
             join Location o on o.id = x.fromId join Location t on t.id = x.toId
             where d.businessDate between :from and :to
             and (n.label like :number escape '\\' or lower(o.name) like :pattern escape '\\'
                or lower(t.name) like :pattern escape '\\' or lower(x.note) like :pattern escape '\\')""";

    @Query("select new io.inventario.stock.TransferRow(x.id, n.label, d.businessDate, d.postedAt, o.name, t.name,"
            + " (select count(l) from StockTransferLine l where l.transfer.id = x.id), d.postedByName, x.note)" + FROM)
    List<TransferRow> rows(LocalDate from, LocalDate to, String number, String pattern, Pageable page);

    @Query("select count(x)" + FROM)
    long count(LocalDate from, LocalDate to, String number, String pattern);

    Optional<StockTransfer> findById(UUID id);

    @Query("""
            select new io.inventario.stock.TransferDetails$Line(p.id, p.code, p.name, p.unit, l.quantity, m.cost)
            from StockTransferLine l join Product p on p.id = l.productId
            join StockMovement m on m.sourceLineId = l.id and m.kind = io.inventario.stock.MovementKind.TRANSFER_IN
            where l.transfer.id = :transfer order by l.rank""")
    List<TransferDetails.Line> lines(UUID transfer);
}

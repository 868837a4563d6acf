package io.inventario.stock;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface StockMovementRepository extends Repository<StockMovement, UUID> {
    String STOCK = """
             \sfrom Product p left join StockValue v on v.productId = p.id left join p.category c
             where p.service = false and (p.active = true or v.quantity <> 0)
             and p.searchText like :pattern escape '\\'
             and (:category is null or c.id = :category)
             and (:onlyLow = false or coalesce(v.quantity, 0) < p.minStock)""";

    @Query("select new io.inventario.stock.StockRow(p.id, p.code, p.name, c.path, p.unit, v.quantity, p.minStock,"
            + " v.averageCost, v.amount)" + STOCK)
    List<StockRow> stock(String pattern, @Nullable UUID category, boolean onlyLow, Pageable page);

    @Query("""
            select new io.inventario.stock.StockRow(p.id, p.code, p.name, c.path, p.unit, v.quantity, p.minStock,
                v.averageCost, v.amount)
            from Product p left join StockValue v on v.productId = p.id left join p.category c where p.id = :product""")
    Optional<StockRow> stockOf(UUID product);

    @Query("select new io.inventario.stock.StockTotals(count(p), sum(v.amount))" + STOCK)
    StockTotals totals(String pattern, @Nullable UUID category, boolean onlyLow);

    @Query("""
            select new io.inventario.stock.MovementRow(m.id, m.businessDate, m.postedAt, m.kind, d.kind, d.id, n.label,
                l.name, m.quantity, m.balanceAfter, m.unitCost, m.cost, m.productValueAfter)
            from StockMovement m join Document d on d.id = m.documentId join DocumentNumber n on n.documentId = d.id
            join Location l on l.id = m.locationId
            where m.productId = :product""")
    List<MovementRow> card(UUID product, Pageable page);

    @Query("select count(m) from StockMovement m where m.productId = :product")
    long countCard(UUID product);

    @Query("select v from StockValue v where v.productId = :product")
    Optional<StockValue> value(UUID product);

    @Query("select v from StockValue v where v.productId in :products")
    List<StockValue> values(Collection<UUID> products);
}

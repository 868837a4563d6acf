package io.inventario.products;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface ProductRepository extends JpaRepository<Product, UUID> {
    String WHERE = """
             \swhere p.searchText like :pattern escape '\\'
             and (:category is null or p.category.id = :category)
             and (:active is null or p.active = :active)""";

    @Query("select new io.inventario.products.ProductRow(p.id, p.code, p.name, c.path, p.brand, p.unit, p.salePrice,"
            + " p.priceIncludesTax, t.code, p.service, p.active)"
            + " from Product p join p.taxRate t left join p.category c " + WHERE)
    List<ProductRow> rows(String pattern, @Nullable UUID category, @Nullable Boolean active, Pageable page);

    @Query("select count(p) from Product p " + WHERE)
    long count(String pattern, @Nullable UUID category, @Nullable Boolean active);

    @Query("""
            select p from Product p left join fetch p.identifiers left join fetch p.category left join fetch p.taxRate t
            left join fetch t.steps where p.id = :id""")
    Optional<Product> whole(UUID id);

    @Query("""
            select i from ProductIdentifier i join fetch i.product p left join fetch p.taxRate
            where i.identifier = :identifier and p.active""")
    Optional<ProductIdentifier> identified(String identifier);

    @Query("select i.product from ProductIdentifier i where i.identifier = :identifier")
    Optional<Product> identifiedAny(String identifier);

    Optional<Product> findByCode(String code);

    @Query(value = "select nextval('product_code')", nativeQuery = true)
    long nextCodeNumber();
}

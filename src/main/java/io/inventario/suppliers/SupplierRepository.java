package io.inventario.suppliers;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface SupplierRepository extends JpaRepository<Supplier, UUID> {
    String WHERE = """
             \swhere s.searchText like :first escape '\\' and s.searchText like :second escape '\\'
             and s.searchText like :third escape '\\' and s.searchText like :fourth escape '\\'
             and (:active is null or s.active = :active)""";

    @Query(
            "select new io.inventario.suppliers.SupplierRow(s.id, s.code, s.name, s.contactName, s.taxId, s.phone, s.email, s.termsDays,"
                    + " s.active) from Supplier s" + WHERE)
    List<SupplierRow> rows(
            String first, String second, String third, String fourth, @Nullable Boolean active, Pageable page);

    @Query("select count(s) from Supplier s" + WHERE)
    long count(String first, String second, String third, String fourth, @Nullable Boolean active);

    Optional<Supplier> findByCode(String code);

    boolean existsByCode(String code);

    @Query(value = "select nextval('supplier_code')", nativeQuery = true)
    long nextCodeNumber();
}

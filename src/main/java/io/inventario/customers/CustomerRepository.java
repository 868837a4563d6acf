package io.inventario.customers;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface CustomerRepository extends JpaRepository<Customer, UUID> {
    String WHERE = """
             \swhere c.searchText like :first escape '\\' and c.searchText like :second escape '\\'
             and c.searchText like :third escape '\\' and c.searchText like :fourth escape '\\'
             and (:active is null or c.active = :active)""";

    @Query(
            "select new io.inventario.customers.CustomerRow(c.id, c.code, c.name, c.document, c.phone, c.email, c.customerGroup, c.creditLimit, c.termsDays,"
                    + " c.active) from Customer c" + WHERE)
    List<CustomerRow> rows(
            String first, String second, String third, String fourth, @Nullable Boolean active, Pageable page);

    @Query("select count(c) from Customer c" + WHERE)
    long count(String first, String second, String third, String fourth, @Nullable Boolean active);

    Optional<Customer> findByCode(String code);

    boolean existsByCode(String code);

    @Query(value = "select nextval('customer_code')", nativeQuery = true)
    long nextCodeNumber();
}

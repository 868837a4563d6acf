package io.inventario.settings;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface TaxRateRepository extends JpaRepository<TaxRate, UUID> {
    List<TaxRate> findAllByOrderByCode();

    Optional<TaxRate> findByCode(String code);
}

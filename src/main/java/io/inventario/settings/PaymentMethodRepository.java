package io.inventario.settings;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface PaymentMethodRepository extends JpaRepository<PaymentMethod, UUID> {
    List<PaymentMethod> findAllByOrderByRankAscCode();

    Optional<PaymentMethod> findByCode(String code);
}

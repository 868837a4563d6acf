package io.inventario.settings;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface RegisterRepository extends JpaRepository<Register, UUID> {
    List<Register> findAllByOrderByCode();

    Optional<Register> findByCode(String code);
}

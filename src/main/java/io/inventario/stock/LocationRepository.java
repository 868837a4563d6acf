package io.inventario.stock;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface LocationRepository extends JpaRepository<Location, UUID> {
    List<Location> findAllByOrderByCode();

    Optional<Location> findFirstByKindAndActiveTrueOrderByCode(Location.Kind kind);
}

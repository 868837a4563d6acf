package io.inventario.products;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface CategoryRepository extends JpaRepository<Category, UUID> {
    List<Category> findAllByOrderByPath();

    Optional<Category> findByPath(String path);
}

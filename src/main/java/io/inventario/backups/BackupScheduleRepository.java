package io.inventario.backups;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

/** The one schedule, once somebody has saved it. */
interface BackupScheduleRepository extends JpaRepository<BackupSchedule, UUID> {
    Optional<BackupSchedule> findByCode(String code);
}

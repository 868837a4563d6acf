package io.inventario.documents;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface NumberSeriesRepository extends JpaRepository<NumberSeries, UUID> {
    @Query("select s from NumberSeries s left join fetch s.register order by s.code")
    List<NumberSeries> all();

    @Query("select c from NumberCounter c")
    List<NumberCounter> counters();
}

package io.inventario.documents;

import io.inventario.audit.AuditTrail;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Permission;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Hibernate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the number series; the numbers themselves are given by postings alone. */
@Service
@Transactional(readOnly = true)
public class NumberSeriesService {
    private final NumberSeriesRepository series;
    private final EntityManager entities;
    private final AuditTrail audit;

    NumberSeriesService(NumberSeriesRepository series, EntityManager entities, AuditTrail audit) {
        this.series = series;
        this.entities = entities;
        this.audit = audit;
    }

    @RolesAllowed(Permission.MANAGE_SETTINGS)
    public List<NumberSeries> list() {
        return series.all();
    }

    /** The number that the next document of each series gets, as it will read. */
    @RolesAllowed(Permission.MANAGE_SETTINGS)
    public Map<UUID, String> nextLabels() {
        Map<UUID, Long> next = series.counters().stream()
                .collect(Collectors.toMap(NumberCounter::seriesId, NumberCounter::nextNumber));
        return series.all().stream()
                .collect(Collectors.toMap(
                        NumberSeries::getId, each -> each.format(next.getOrDefault(each.getId(), 1L))));
    }

    @RolesAllowed(Permission.MANAGE_SETTINGS)
    public Optional<NumberSeries> find(UUID id) {
        return series.all().stream().filter(each -> each.getId().equals(id)).findFirst();
    }

    /**
     * Creates or changes a series; a new one starts at one.
     *
     * @throws BusinessException at the field that contradicts another, or the numbers already given
     */
    @Transactional
    @RolesAllowed(Permission.MANAGE_SETTINGS)
    public NumberSeries save(NumberSeries changed) {
        boolean isNew = changed.isNew();
        if (isNew) {
            changed.check(1, changed.getKind());
        } else {
            NumberSeries stored =
                    series.findById(changed.getId()).orElseThrow(() -> new BusinessException("shared.gone"));
            NumberCounter counter = entities.find(NumberCounter.class, changed.getId());
            changed.check(counter == null ? 1 : counter.nextNumber(), stored.getKind());
        }
        NumberSeries saved = audit.save(series, changed);
        if (isNew) {
            entities.persist(new NumberCounter(saved.getId()));
        }
        Hibernate.initialize(saved.getRegister());
        return saved;
    }
}

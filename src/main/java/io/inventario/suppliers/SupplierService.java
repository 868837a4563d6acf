package io.inventario.suppliers;

import io.inventario.audit.AuditTrail;
import io.inventario.settings.CompanyService;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Permission;
import io.inventario.shared.SearchText;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the suppliers. */
@Service
@Transactional(readOnly = true)
public class SupplierService {
    private final SupplierRepository suppliers;
    private final AuditTrail audit;
    private final CompanyService company;
    private final Clock clock;

    SupplierService(SupplierRepository suppliers, AuditTrail audit, CompanyService company, Clock clock) {
        this.suppliers = suppliers;
        this.audit = audit;
        this.company = company;
        this.clock = clock;
    }

    /** A page of the filtered suppliers; the page's sort must end with the id. */
    @RolesAllowed(Permission.VIEW_SUPPLIERS)
    public List<SupplierRow> list(SupplierFilter filter, Pageable page) {
        List<String> words = SearchText.patterns(filter.search());
        return suppliers.rows(words.get(0), words.get(1), words.get(2), words.get(3), filter.active(), page);
    }

    @RolesAllowed(Permission.VIEW_SUPPLIERS)
    public long count(SupplierFilter filter) {
        List<String> words = SearchText.patterns(filter.search());
        return suppliers.count(words.get(0), words.get(1), words.get(2), words.get(3), filter.active());
    }

    @RolesAllowed(Permission.VIEW_SUPPLIERS)
    public Optional<Supplier> find(UUID id) {
        return suppliers.findById(id);
    }

    @RolesAllowed(Permission.VIEW_SUPPLIERS)
    public Optional<Supplier> byCode(String code) {
        return suppliers.findByCode(code);
    }

    /**
     * Creates or changes a supplier; an empty code gets the next free one.
     *
     * @throws org.springframework.dao.OptimisticLockingFailureException when somebody saved a newer version meanwhile
     * @throws BusinessException when another supplier has the code
     */
    @Transactional
    @RolesAllowed(Permission.EDIT_SUPPLIERS)
    public Supplier save(Supplier supplier) {
        if (supplier.getCode().isBlank()) {
            supplier.setCode(nextCode());
        }
        if (supplier.isNew() && supplier.getSince() == null) {
            supplier.setSince(company.terms().today(clock));
        }
        return audit.save(suppliers, supplier);
    }

    /** @throws BusinessException when something refers to the supplier, which can then only be archived (rule U4) */
    @Transactional
    @RolesAllowed(Permission.EDIT_SUPPLIERS)
    public void delete(UUID id) {
        Supplier supplier = suppliers.findById(id).orElseThrow(() -> new BusinessException("shared.gone"));
        audit.record("deleted", "Supplier", id, supplier.label(), supplier.facts(), null);
        try {
            suppliers.delete(supplier);
            suppliers.flush();
        } catch (DataIntegrityViolationException e) {
            throw new BusinessException("suppliers.inUse", supplier.label());
        }
    }

    /** People may have typed codes of this form themselves: those are passed over. */
    private String nextCode() {
        String code;
        do {
            code = String.format("P%04d", suppliers.nextCodeNumber());
        } while (suppliers.existsByCode(code));
        return code;
    }
}

package io.inventario.customers;

import io.inventario.audit.AuditTrail;
import io.inventario.settings.CompanyService;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Money;
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

/** Keeps the customers. */
@Service
@Transactional(readOnly = true)
public class CustomerService {
    private final CustomerRepository customers;
    private final AuditTrail audit;
    private final CompanyService company;
    private final Clock clock;

    CustomerService(CustomerRepository customers, AuditTrail audit, CompanyService company, Clock clock) {
        this.customers = customers;
        this.audit = audit;
        this.company = company;
        this.clock = clock;
    }

    /** A page of the filtered customers; the page's sort must end with the id. */
    @RolesAllowed(Permission.VIEW_CUSTOMERS)
    public List<CustomerRow> list(CustomerFilter filter, Pageable page) {
        List<String> words = SearchText.patterns(filter.search());
        return customers.rows(words.get(0), words.get(1), words.get(2), words.get(3), filter.active(), page);
    }

    @RolesAllowed(Permission.VIEW_CUSTOMERS)
    public long count(CustomerFilter filter) {
        List<String> words = SearchText.patterns(filter.search());
        return customers.count(words.get(0), words.get(1), words.get(2), words.get(3), filter.active());
    }

    @RolesAllowed(Permission.VIEW_CUSTOMERS)
    public Optional<Customer> find(UUID id) {
        return customers.findById(id);
    }

    @RolesAllowed(Permission.VIEW_CUSTOMERS)
    public Optional<Customer> byCode(String code) {
        return customers.findByCode(code);
    }

    /**
     * Creates or changes a customer; an empty code gets the next free one.
     *
     * @throws org.springframework.dao.OptimisticLockingFailureException when somebody saved a newer version meanwhile
     * @throws BusinessException when another customer has the code or the document
     */
    @Transactional
    @RolesAllowed(Permission.EDIT_CUSTOMERS)
    public Customer save(Customer customer) {
        Money limit = customer.getCreditLimit();
        if (limit != null && (limit.isNegative() || !limit.fits(company.terms().digits()))) {
            throw BusinessException.at("creditLimit", "customers.creditLimit.wrong");
        }
        if (customer.getCode().isBlank()) {
            customer.setCode(nextCode());
        }
        if (customer.isNew() && customer.getSince() == null) {
            customer.setSince(company.terms().today(clock));
        }
        return audit.save(customers, customer);
    }

    /** @throws BusinessException when something refers to the customer, which can then only be archived (rule U4) */
    @Transactional
    @RolesAllowed(Permission.EDIT_CUSTOMERS)
    public void delete(UUID id) {
        Customer customer = customers.findById(id).orElseThrow(() -> new BusinessException("shared.gone"));
        audit.record("deleted", "Customer", id, customer.label(), customer.facts(), null);
        try {
            customers.delete(customer);
            customers.flush();
        } catch (DataIntegrityViolationException e) {
            throw new BusinessException("customers.inUse", customer.label());
        }
    }

    /** People may have typed codes of this form themselves: those are passed over. */
    private String nextCode() {
        String code;
        do {
            code = String.format("C%04d", customers.nextCodeNumber());
        } while (customers.existsByCode(code));
        return code;
    }
}

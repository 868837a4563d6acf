package io.inventario.settings;

import io.inventario.audit.AuditTrail;
import io.inventario.shared.Permission;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps taxes, payment methods and registers: short lists that everybody chooses from and administrators edit. */
@Service
@Transactional(readOnly = true)
public class SettingsService {
    private final TaxRateRepository taxRates;
    private final PaymentMethodRepository paymentMethods;
    private final RegisterRepository registers;
    private final AuditTrail audit;

    SettingsService(
            TaxRateRepository taxRates,
            PaymentMethodRepository paymentMethods,
            RegisterRepository registers,
            AuditTrail audit) {
        this.taxRates = taxRates;
        this.paymentMethods = paymentMethods;
        this.registers = registers;
        this.audit = audit;
    }

    @PermitAll
    public List<TaxRate> taxRates() {
        return taxRates.findAllByOrderByCode();
    }

    @PermitAll
    public Optional<TaxRate> taxRate(String code) {
        return taxRates.findByCode(code);
    }

    @PermitAll
    public List<PaymentMethod> paymentMethods() {
        return paymentMethods.findAllByOrderByRankAscCode();
    }

    @PermitAll
    public Optional<PaymentMethod> paymentMethod(String code) {
        return paymentMethods.findByCode(code);
    }

    @PermitAll
    public List<Register> registers() {
        return registers.findAllByOrderByCode();
    }

    @Transactional
    @RolesAllowed(Permission.MANAGE_SETTINGS)
    public TaxRate save(TaxRate taxRate) {
        return audit.save(taxRates, taxRate);
    }

    @Transactional
    @RolesAllowed(Permission.MANAGE_SETTINGS)
    public PaymentMethod save(PaymentMethod method) {
        return audit.save(paymentMethods, method);
    }

    @Transactional
    @RolesAllowed(Permission.MANAGE_SETTINGS)
    public Register save(Register register) {
        return audit.save(registers, register);
    }
}

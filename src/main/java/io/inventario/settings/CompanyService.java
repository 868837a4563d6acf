package io.inventario.settings;

import io.inventario.audit.AuditTrail;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Formats;
import io.inventario.shared.Permission;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Keeps the company's own data; its terms are at hand without a query, at most {@link #FRESH} old on other instances. */
@Service
@Transactional(readOnly = true)
public class CompanyService implements Supplier<Formats> {
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final CompanyRepository companies;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private volatile @Nullable Known known;

    CompanyService(CompanyRepository companies, AuditTrail audit, ApplicationEventPublisher events, Clock clock) {
        this.companies = companies;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @PermitAll
    public CompanyTerms terms() {
        Known last = known;
        if (last == null || last.at.plus(FRESH).isBefore(clock.instant())) {
            last = new Known(companies.findByCode("COMPANY").terms(), clock.instant());
            known = last;
        }
        return last.terms;
    }

    @Override
    @PermitAll
    public Formats get() {
        return terms().formats();
    }

    @RolesAllowed(Permission.MANAGE_SETTINGS)
    public Company company() {
        return companies.findByCode("COMPANY");
    }

    /** @throws BusinessException at the field whose currency, locale or time zone does not exist or can no longer change */
    @Transactional
    @RolesAllowed(Permission.MANAGE_SETTINGS)
    public Company save(Company company) {
        check(company);
        Company stored = companies.findByCode("COMPANY");
        if (!stored.getCurrency().equals(company.getCurrency())
                || stored.getCurrencyDigits() != company.getCurrencyDigits()) {
            events.publishEvent(new CurrencyChange(stored.getCurrency(), company.getCurrency()));
        }
        Company saved = audit.save(companies, company);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                known = null;
            }
        });
        return saved;
    }

    private static void check(Company company) {
        try {
            ZoneId.of(company.getTimeZone());
        } catch (DateTimeException e) {
            throw BusinessException.at("timeZone", "settings.timeZone.unknown", company.getTimeZone());
        }
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(currency -> currency.getCurrencyCode().equals(company.getCurrency()))) {
            throw BusinessException.at("currency", "settings.currency.unknown", company.getCurrency());
        }
        Locale locale = Locale.forLanguageTag(company.getLocale());
        if (locale.getLanguage().isEmpty()) {
            throw BusinessException.at("locale", "settings.locale.unknown", company.getLocale());
        }
    }

    private record Known(CompanyTerms terms, Instant at) {}
}

package io.inventario.app;

import io.inventario.settings.Company;
import io.inventario.settings.CompanyService;
import io.inventario.shared.Actor;
import io.inventario.users.AccountService;
import io.inventario.users.NewAdministrator;
import jakarta.annotation.security.PermitAll;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes a new installation usable: its first administrator and its company, both or neither. */
@Service
class SetupService {
    private final AccountService accounts;
    private final CompanyService companies;
    private final FirstNames names;
    private final TransactionTemplate transaction;

    SetupService(AccountService accounts, CompanyService companies, FirstNames names, TransactionTemplate transaction) {
        this.accounts = accounts;
        this.companies = companies;
        this.names = names;
        this.transaction = transaction;
    }

    /** @throws io.inventario.shared.BusinessException when there is somebody already, or a choice can't be used */
    @PermitAll
    public void setUp(NewAdministrator administrator, CompanyChoice choice) {
        Company company = Actor.asProgram("setup", companies::company);
        company.setName(choice.name());
        company.setCurrency(choice.currency());
        Currency currency = Currency.getInstance(choice.currency());
        company.setCurrencyDigits(Math.max(0, currency.getDefaultFractionDigits()));
        company.setTimeZone(choice.timeZone());
        Locale language = Locale.of(
                choice.language(), Locale.forLanguageTag(company.getLocale()).getCountry());
        company.setLocale(language.toLanguageTag());
        List<Runnable> renaming = Actor.asProgram("setup", () -> names.changes(language));
        transaction.executeWithoutResult(begun -> {
            accounts.createFirstAdministrator(administrator);
            Actor.asProgram("setup", () -> {
                renaming.forEach(Runnable::run);
                return companies.save(company);
            });
        });
    }

    /** What the page proposes: the present settings where a command has made them, else empty. */
    @PermitAll
    public Optional<CompanyChoice> present() {
        if (!isNeeded()) {
            return Optional.empty();
        }
        Company company = Actor.asProgram("setup", companies::company);
        return Long.valueOf(0).equals(company.getVersion())
                ? Optional.empty()
                : Optional.of(new CompanyChoice(
                        company.getName(),
                        company.getCurrency(),
                        company.getTimeZone(),
                        Locale.forLanguageTag(company.getLocale()).getLanguage()));
    }

    @PermitAll
    public boolean isNeeded() {
        return accounts.isEmpty();
    }
}

package io.inventario.purchases;

import io.inventario.documents.Document;
import io.inventario.documents.DocumentNumber;
import io.inventario.documents.Posted;
import io.inventario.documents.Posting;
import io.inventario.products.Product;
import io.inventario.settings.CompanyService;
import io.inventario.settings.CompanyTerms;
import io.inventario.settings.Register;
import io.inventario.settings.SettingsService;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Money;
import io.inventario.shared.PastDay;
import io.inventario.shared.Permission;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Records expenses, asset purchases and income besides sales, and shows them. */
@Service
@Transactional(readOnly = true)
public class VoucherService {
    private final VoucherRepository vouchers;
    private final VoucherWriter writer;
    private final Posting posting;
    private final SettingsService settings;
    private final CompanyService company;
    private final EntityManager entities;
    private final Clock clock;

    VoucherService(
            VoucherRepository vouchers,
            VoucherWriter writer,
            Posting posting,
            SettingsService settings,
            CompanyService company,
            EntityManager entities,
            Clock clock) {
        this.vouchers = vouchers;
        this.writer = writer;
        this.posting = posting;
        this.settings = settings;
        this.company = company;
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * Posts a voucher with its payment. Safe to repeat with the same command id.
     *
     * @throws BusinessException at the field that is missing or impossible; nothing was written
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    @RolesAllowed(Permission.POST_EXPENSE)
    public Posted post(PostVoucher command) {
        check(command);
        UUID register = command.registerId() == null ? firstRegister().getId() : command.registerId();
        return posting.post(
                command.kind().document(),
                command,
                command.businessDate(),
                register,
                draft -> writer.write(draft, command, register));
    }

    /** A page of the filtered vouchers; the page's sort must end with the id. */
    @RolesAllowed(Permission.VIEW_EXPENSES)
    public List<VoucherRow> list(VoucherFilter filter, Pageable page) {
        return vouchers.rows(filter.first(), filter.last(), filter.kind(), filter.number(), filter.pattern(), page);
    }

    @RolesAllowed(Permission.VIEW_EXPENSES)
    public VoucherTotals totals(VoucherFilter filter) {
        return vouchers.totals(filter.first(), filter.last(), filter.kind(), filter.number(), filter.pattern());
    }

    @RolesAllowed(Permission.VIEW_EXPENSES)
    public Optional<VoucherDetails> find(UUID id) {
        return vouchers.findById(id)
                .map(voucher -> new VoucherDetails(
                        entities.find(Document.class, id),
                        entities.find(DocumentNumber.class, id).getLabel(),
                        voucher,
                        vouchers.party(id).orElse(null),
                        vouchers.payment(id)));
    }

    private void check(PostVoucher command) {
        CompanyTerms terms = company.terms();
        Money amount = command.payment().amount();
        if (!amount.isPositive() || amount.compareTo(Product.HIGHEST_PRICE) >= 0 || !amount.fits(terms.digits())) {
            throw BusinessException.at("amount", "purchases.amount.impossible", amount);
        }
        boolean income = command.kind() == Voucher.Kind.INCOME;
        if (income == (command.income() == null)) {
            throw BusinessException.at("income", "purchases.income.missing");
        }
        boolean named = command.concept() != null && !command.concept().isBlank();
        if (named == income) {
            throw BusinessException.at("concept", "purchases.concept.missing");
        }
        checkAcquired(command, terms.today(clock));
        requireFits("concept", command.concept(), 200);
        requireFits("description", command.description(), 500);
        requireFits("category", command.category(), 100);
        requireFits("reference", command.payment().reference(), 100);
        requireFits("bank", command.payment().bank(), 100);
    }

    private static void checkAcquired(PostVoucher command, LocalDate today) {
        LocalDate day = command.acquiredOn();
        if ((command.kind() == Voucher.Kind.ASSET) == (day == null)) {
            throw BusinessException.at("acquiredOn", "purchases.acquiredOn.missing");
        }
        if (day != null) {
            PastDay.require("acquiredOn", day, today);
        }
    }

    private Register firstRegister() {
        return settings.registers().stream()
                .filter(Register::isActive)
                .findFirst()
                .orElseThrow(() -> new BusinessException("purchases.register.none"));
    }

    private static void requireFits(String field, @Nullable String text, int most) {
        if (text != null && text.length() > most) {
            throw BusinessException.at(field, "purchases.text.tooLong", most);
        }
    }
}

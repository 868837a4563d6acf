package io.inventario.sales;

import io.inventario.documents.Document;
import io.inventario.documents.DocumentKind;
import io.inventario.documents.DocumentNumber;
import io.inventario.documents.Payment;
import io.inventario.documents.Posted;
import io.inventario.documents.Posting;
import io.inventario.products.Product;
import io.inventario.products.ProductService;
import io.inventario.settings.CompanyService;
import io.inventario.settings.CompanyTerms;
import io.inventario.settings.Register;
import io.inventario.settings.SettingsService;
import io.inventario.shared.Actor;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Money;
import io.inventario.shared.Permission;
import io.inventario.stock.StockService;
import io.inventario.users.User;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Sells: quotes carts, posts sales, shows what was sold. */
@Service
@Transactional(readOnly = true)
public class SaleService {
    private static final int NOTE = 500;
    private static final int LINE_NOTE = 200;
    private static final int REASON = 500;

    private final SaleRepository sales;
    private final SaleWriter writer;
    private final VoidWriter voids;
    private final SaleHold hold;
    private final Posting posting;
    private final ProductService products;
    private final StockService stock;
    private final SettingsService settings;
    private final CompanyService company;
    private final EntityManager entities;
    private final Clock clock;

    SaleService(
            SaleRepository sales,
            SaleWriter writer,
            VoidWriter voids,
            SaleHold hold,
            Posting posting,
            ProductService products,
            StockService stock,
            SettingsService settings,
            CompanyService company,
            EntityManager entities,
            Clock clock) {
        this.sales = sales;
        this.writer = writer;
        this.voids = voids;
        this.hold = hold;
        this.posting = posting;
        this.products = products;
        this.stock = stock;
        this.settings = settings;
        this.company = company;
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * Posts a sale: number, frozen lines, stock, payments, cash and audit in one transaction. Safe to repeat with the same
     * command id.
     *
     * @throws BusinessException when stock, payment, credit or a figure is refused; nothing was written
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    @RolesAllowed(Permission.POST_SALE)
    public Posted post(PostSale command) {
        checkTexts(command);
        UUID register = command.registerId() == null ? firstRegister().getId() : command.registerId();
        UUID location = command.locationId() == null ? stock.sellingLocation().getId() : command.locationId();
        UUID seller = command.sellerId() == null ? Actor.current().userId() : command.sellerId();
        return posting.post(
                DocumentKind.SALE,
                command,
                command.businessDate(),
                register,
                draft -> writer.write(draft, command, new Sale(draft, command, seller, register, location)));
    }

    /**
     * Posts the void of a sale: its goods come back at what they cost, its payments go back as they came, what was owed is
     * owed no longer. Safe to repeat with the same command id.
     *
     * @throws BusinessException on another day than the sale's, or when something was returned already: then a return is the way
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    @RolesAllowed(Permission.VOID_SALE)
    public Posted voidSale(VoidSale command) {
        if (command.reason().isBlank()) {
            throw BusinessException.at("reason", "sales.void.reason.missing");
        }
        requireFits("reason", command.reason(), REASON);
        UUID register = sales.findById(command.saleId())
                .orElseThrow(() -> new BusinessException("sales.unknown", command.saleId()))
                .getRegisterId();
        return posting.reverse(
                DocumentKind.SALE_VOID, command, command.saleId(), register, draft -> voids.write(draft, command));
    }

    /** What the cart comes to today; the same figures that posting it now would give. */
    @RolesAllowed(Permission.POST_SALE)
    public Quote quote(PostSale cart) {
        CompanyTerms terms = company.terms();
        Map<UUID, Product> found = products.require(
                cart.lines().stream().map(PostSale.Line::productId).distinct().toList());
        return Quote.of(Pricing.price(cart, found, terms.today(clock), terms.digits()));
    }

    /** A page of the filtered sales; the page's sort must end with the id. */
    @RolesAllowed(Permission.VIEW_SALES)
    public List<SaleRow> list(SaleFilter filter, Pageable page) {
        return sales.rows(
                filter.first(),
                filter.last(),
                filter.customerId(),
                filter.sellerId(),
                filter.number(),
                filter.pattern(),
                page);
    }

    @RolesAllowed(Permission.VIEW_SALES)
    public SaleTotals totals(SaleFilter filter) {
        return sales.totals(
                filter.first(),
                filter.last(),
                filter.customerId(),
                filter.sellerId(),
                filter.number(),
                filter.pattern());
    }

    @RolesAllowed(Permission.VIEW_SALES)
    public Optional<SaleDetails> find(UUID id) {
        return sales.whole(id).map(this::details);
    }

    @RolesAllowed(Permission.VIEW_SALES)
    public Optional<VoidDetails> findVoid(UUID id) {
        return sales.voided(id).map(this::details);
    }

    private VoidDetails details(SaleVoid voided) {
        Sale sale = sales.findById(voided.getSaleId()).orElseThrow();
        List<Payment> refunds = sales.payments(voided.getId());
        return new VoidDetails(
                entities.find(Document.class, voided.getId()),
                label(voided.getId()),
                sale,
                label(sale.getId()),
                voided.getReason(),
                sale.getTotal().minus(Money.sum(refunds, Payment::getAmount)),
                refunds);
    }

    private String label(UUID document) {
        return entities.find(DocumentNumber.class, document).getLabel();
    }

    private SaleDetails details(Sale sale) {
        List<Payment> payments = sales.payments(sale.getId());
        Money balance = hold.balance(sale);
        @Nullable Money cost = Actor.may(Permission.VIEW_COST) ? Money.sum(sale.getLines(), SaleLine::cost) : null;
        return new SaleDetails(
                entities.find(Document.class, sale.getId()),
                label(sale.getId()),
                sale,
                sales.party(sale.getId()).orElse(null),
                sale.getSellerId() == null
                        ? null
                        : entities.find(User.class, sale.getSellerId()).displayName(),
                entities.find(Register.class, sale.getRegisterId()).getName(),
                sales.taxes(sale.getId()),
                payments,
                balance,
                hold.credited(sale.getId()),
                sales.voiding(sale.getId()).orElse(null),
                cost);
    }

    private Register firstRegister() {
        return settings.registers().stream()
                .filter(Register::isActive)
                .findFirst()
                .orElseThrow(() -> new BusinessException("sales.register.none"));
    }

    private static void checkTexts(PostSale command) {
        requireFits("note", command.note(), NOTE);
        command.lines().forEach(line -> requireFits("lines", line.note(), LINE_NOTE));
        command.tenders().forEach(tender -> {
            requireFits("payments", tender.reference(), 100);
            requireFits("payments", tender.bank(), 100);
        });
    }

    private static void requireFits(String field, @Nullable String text, int most) {
        if (text != null && text.length() > most) {
            throw BusinessException.at(field, "sales.text.tooLong", most);
        }
    }
}

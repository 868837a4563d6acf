package io.inventario.returns;

import io.inventario.documents.Document;
import io.inventario.documents.DocumentFilter;
import io.inventario.documents.DocumentKind;
import io.inventario.documents.DocumentNumber;
import io.inventario.documents.Payment;
import io.inventario.documents.Posted;
import io.inventario.documents.Posting;
import io.inventario.sales.SaleDetails;
import io.inventario.sales.SaleService;
import io.inventario.settings.CompanyService;
import io.inventario.shared.Actor;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Money;
import io.inventario.shared.Permission;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes back what customers return. */
@Service
@Transactional(readOnly = true)
public class ReturnService {
    private final ReturnRepository returns;
    private final ReturnWriter writer;
    private final Posting posting;
    private final SaleService sales;
    private final CompanyService company;
    private final EntityManager entities;

    ReturnService(
            ReturnRepository returns,
            ReturnWriter writer,
            Posting posting,
            SaleService sales,
            CompanyService company,
            EntityManager entities) {
        this.returns = returns;
        this.writer = writer;
        this.posting = posting;
        this.sales = sales;
        this.company = company;
        this.entities = entities;
    }

    /**
     * Posts a return: the goods come back at what they cost, what was paid for them reduces the sale's debt first and is refunded
     * or kept as credit after that. Safe to repeat with the same command id.
     *
     * @throws BusinessException when more comes back than is left of the sale, or the money would not go back as it came
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    @RolesAllowed(Permission.POST_RETURN)
    public Posted post(PostReturn command) {
        UUID usual = returns.register(command.saleId())
                .orElseThrow(() -> new BusinessException("sales.unknown", command.saleId()));
        UUID register = command.registerId() == null ? usual : command.registerId();
        return posting.post(
                DocumentKind.CUSTOMER_RETURN,
                command,
                command.businessDate(),
                register,
                draft -> writer.write(draft, command, register));
    }

    /** What posting the lines now would come to; refunds are not looked at. */
    @RolesAllowed(Permission.POST_RETURN)
    public ReturnQuote quote(PostReturn command) {
        List<ReturnedLine> lines = ReturnedLine.of(
                command.lines(), returns.sold(command.saleId()), company.terms().digits());
        Money owed = sales.find(command.saleId()).map(SaleDetails::balance).orElse(Money.ZERO);
        return ReturnQuote.of(Money.sum(lines, ReturnedLine::gross), owed);
    }

    /** What of a sale can still come back; empty when there is no such sale. */
    @RolesAllowed(Permission.POST_RETURN)
    public Optional<Returnable> returnable(UUID saleId) {
        return sales.find(saleId).map(sale -> {
            List<Returnable.Line> lines = returns.sold(saleId).stream()
                    .filter(line -> line.left().isPositive())
                    .map(line -> new Returnable.Line(
                            line.id(),
                            line.code(),
                            line.name(),
                            line.unit(),
                            line.fractional(),
                            line.quantity(),
                            line.left()))
                    .toList();
            return new Returnable(
                    saleId,
                    sale.label(),
                    sale.party() == null ? null : sale.party().getName(),
                    sale.balance(),
                    sale.voided() != null,
                    lines,
                    Refunds.left(returns.applied(saleId)));
        });
    }

    /** A page of the filtered returns; the page's sort must end with the id. */
    @RolesAllowed(Permission.VIEW_RETURNS)
    public List<ReturnRow> list(DocumentFilter filter, Pageable page) {
        return returns.rows(filter.first(), filter.last(), filter.partyId(), filter.number(), filter.pattern(), page);
    }

    @RolesAllowed(Permission.VIEW_RETURNS)
    public ReturnTotals totals(DocumentFilter filter) {
        return returns.totals(filter.first(), filter.last(), filter.partyId(), filter.number(), filter.pattern());
    }

    /** The returns of a sale, the oldest first. */
    @RolesAllowed(Permission.VIEW_RETURNS)
    public List<ReturnDetails> ofSale(UUID saleId) {
        return returns.ofSale(saleId).stream().map(this::details).toList();
    }

    @RolesAllowed(Permission.VIEW_RETURNS)
    public Optional<ReturnDetails> find(UUID id) {
        return returns.findById(id).map(this::details);
    }

    private ReturnDetails details(CustomerReturn whole) {
        UUID id = whole.getId();
        List<Payment> refunds = returns.payments(id);
        Money settled = amount(returns.credited(id));
        return new ReturnDetails(
                entities.find(Document.class, id),
                label(id),
                whole,
                label(whole.getSaleId()),
                returns.party(whole.getSaleId()).orElse(null),
                returns.lines(id),
                refunds,
                settled,
                whole.getTotal().minus(settled).minus(Money.sum(refunds, Payment::getAmount)),
                Actor.may(Permission.VIEW_COST) ? amount(returns.scrapped(id)) : null);
    }

    private String label(UUID document) {
        return entities.find(DocumentNumber.class, document).getLabel();
    }

    private static Money amount(@Nullable BigDecimal sum) {
        return sum == null ? Money.ZERO : new Money(sum);
    }
}

package io.inventario.returns;

import io.inventario.documents.Cash;
import io.inventario.documents.CashEntry;
import io.inventario.documents.CreditAllocation;
import io.inventario.documents.Draft;
import io.inventario.documents.Payment;
import io.inventario.documents.PaymentAllocation;
import io.inventario.documents.Tender;
import io.inventario.products.Product;
import io.inventario.products.ProductService;
import io.inventario.sales.HeldSale;
import io.inventario.sales.SaleHold;
import io.inventario.settings.PaymentMethod;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Money;
import io.inventario.stock.Ledger;
import io.inventario.stock.Lot;
import io.inventario.stock.MovementKind;
import io.inventario.stock.StockEntry;
import io.inventario.stock.StockMovement;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the rows of a return inside its posting: first the sale is held, then the goods come in, then money goes out. */
@Component
class ReturnWriter {
    private final EntityManager entities;
    private final ReturnRepository returns;
    private final SaleHold hold;
    private final ProductService products;
    private final Ledger ledger;
    private final Cash cash;

    ReturnWriter(
            EntityManager entities,
            ReturnRepository returns,
            SaleHold hold,
            ProductService products,
            Ledger ledger,
            Cash cash) {
        this.entities = entities;
        this.returns = returns;
        this.hold = hold;
        this.products = products;
        this.ledger = ledger;
        this.cash = cash;
    }

    /** Returns what the audit row remembers. */
    Map<String, @Nullable Object> write(Draft draft, PostReturn command, UUID register) {
        HeldSale held = hold.hold(command.saleId());
        check(draft, held);
        List<ReturnedLine> returned = ReturnedLine.of(
                command.lines(), returns.sold(command.saleId()), draft.terms().digits());
        CustomerReturn whole = new CustomerReturn(draft, held.sale(), register);
        List<CustomerReturnLine> lines = returned.stream().map(whole::add).toList();
        entities.persist(whole);
        bringIn(draft, whole, returned, lines);
        ReturnQuote quote = ReturnQuote.of(whole.getTotal(), held.balance());
        if (quote.settled().isPositive()) {
            entities.persist(new CreditAllocation(draft.id(), command.saleId(), quote.settled()));
        }
        Refunds refunds = Refunds.of(
                draft,
                command,
                quote.rest(),
                whole.getCustomerId(),
                methods(command),
                Refunds.left(returns.applied(command.saleId())));
        for (Payment refund : refunds.payments()) {
            entities.persist(refund);
            entities.persist(new PaymentAllocation(refund, draft.id(), refund.getAmount()));
        }
        cash.record(draft, register, CashEntry.Kind.REFUND, refunds.payments());
        return facts(held, whole, quote, refunds);
    }

    private static void check(Draft draft, HeldSale held) {
        if (held.voidLabel() != null) {
            throw new BusinessException("returns.sale.void", held.label(), held.voidLabel());
        }
        if (draft.businessDate().isBefore(held.businessDate())) {
            throw BusinessException.at(
                    "businessDate",
                    "returns.date.beforeSale",
                    draft.terms().formats().date(held.businessDate()));
        }
    }

    /** What is scrapped comes in like the rest and leaves again as if it had not come: at its own cost, not at an average. */
    private void bringIn(
            Draft draft, CustomerReturn whole, List<ReturnedLine> returned, List<CustomerReturnLine> lines) {
        Map<UUID, Product> found = products.require(returned.stream()
                .map(line -> line.sold().productId())
                .distinct()
                .toList());
        Map<UUID, UUID> scraps = new HashMap<>();
        List<StockEntry> ins = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            ReturnedLine from = returned.get(i);
            CustomerReturnLine line = lines.get(i);
            if (from.sold().service()) {
                continue;
            }
            ins.add(new StockEntry(
                    line.getId(),
                    MovementKind.CUSTOMER_RETURN,
                    Objects.requireNonNull(found.get(from.sold().productId())),
                    whole.getLocationId(),
                    Lot.NONE,
                    from.line().quantity(),
                    from.cost()));
            if (line.scrapId() != null) {
                scraps.put(line.getId(), line.scrapId());
            }
        }
        if (ins.isEmpty()) {
            return;
        }
        List<StockEntry> outs = new ArrayList<>();
        for (StockMovement in : ledger.move(draft, ins)) {
            UUID scrap = scraps.get(in.getSourceLineId());
            if (scrap != null) {
                Product product = Objects.requireNonNull(found.get(in.getProductId()));
                outs.add(StockEntry.reversing(in, scrap, MovementKind.SCRAP, product));
            }
        }
        if (!outs.isEmpty()) {
            ledger.move(draft, outs.reversed());
        }
    }

    private Map<UUID, PaymentMethod> methods(PostReturn command) {
        Map<UUID, PaymentMethod> methods = new HashMap<>();
        for (Tender tender : command.refunds()) {
            PaymentMethod method = entities.find(PaymentMethod.class, tender.methodId());
            if (method != null) {
                methods.put(method.getId(), method);
            }
        }
        return methods;
    }

    private static Map<String, @Nullable Object> facts(
            HeldSale held, CustomerReturn whole, ReturnQuote quote, Refunds refunds) {
        Money refunded = Money.sum(refunds.payments(), Payment::getAmount);
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("sale", held.label());
        facts.put("total", whole.getTotal().toString());
        facts.put("settled", quote.settled().toString());
        facts.put("refunded", refunded.toString());
        facts.put("credit", quote.rest().minus(refunded).toString());
        if (!refunds.overridden().isEmpty()) {
            facts.put("overridden", refunds.overridden());
        }
        return facts;
    }
}

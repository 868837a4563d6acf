package io.inventario.returns;

import io.inventario.documents.Draft;
import io.inventario.documents.Payment;
import io.inventario.documents.Tender;
import io.inventario.settings.PaymentMethod;
import io.inventario.shared.Actor;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Money;
import io.inventario.shared.Permission;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the money of a return goes back (rule R3).
 *
 * @param overridden the tenders by which more goes back than they paid, with how much more
 */
record Refunds(List<Payment> payments, Map<String, String> overridden) {
    /** One payment of the sale, or one refund of its returns. */
    record Applied(UUID methodId, String name, Payment.Direction direction, Money amount) {}

    /** What each tender paid on the sale less what was refunded by it, those that paid first. */
    static List<Returnable.TenderLeft> left(List<Applied> applied) {
        Map<UUID, Returnable.TenderLeft> left = new LinkedHashMap<>();
        for (Applied one : applied) {
            Money signed = one.direction() == Payment.Direction.IN
                    ? one.amount()
                    : one.amount().negated();
            left.merge(
                    one.methodId(),
                    new Returnable.TenderLeft(one.methodId(), one.name(), signed),
                    (all, more) -> new Returnable.TenderLeft(
                            all.methodId(), all.name(), all.left().plus(more.left())));
        }
        return List.copyOf(left.values());
    }

    /**
     * @param rest what may go back at most
     * @throws BusinessException when more goes back than that, less without anybody to owe it to, or more by a tender than it
     *     paid and the actor may not decide that
     */
    static Refunds of(
            Draft draft,
            PostReturn command,
            Money rest,
            @Nullable UUID customerId,
            Map<UUID, PaymentMethod> methods,
            List<Returnable.TenderLeft> left) {
        requireWhole(command, rest, customerId);
        Map<UUID, Money> mayGo = new LinkedHashMap<>();
        left.forEach(tender -> mayGo.put(tender.methodId(), tender.left()));
        List<Payment> payments = new ArrayList<>();
        Map<String, String> overridden = new LinkedHashMap<>();
        for (Tender tender : command.refunds()) {
            PaymentMethod method = methods.get(tender.methodId());
            if (method == null) {
                throw BusinessException.at("refunds", "sales.payment.unknown", tender.methodId());
            }
            Money before = mayGo.getOrDefault(tender.methodId(), Money.ZERO);
            Money after = before.minus(tender.amount());
            if (after.isNegative()) {
                if (!Actor.may(Permission.OVERRIDE_REFUND)) {
                    Money most = before.isNegative() ? Money.ZERO : before;
                    throw BusinessException.at("refunds", "returns.refund.tender", method.getName(), most);
                }
                overridden.put(method.getCode(), after.negated().toString());
            }
            mayGo.put(tender.methodId(), after);
            payments.add(Payment.paid(draft, method, tender, customerId, null));
        }
        return new Refunds(payments, overridden);
    }

    private static void requireWhole(PostReturn command, Money rest, @Nullable UUID customerId) {
        Money open = rest.minus(Money.sum(command.refunds(), Tender::amount));
        if (open.isNegative()) {
            throw BusinessException.at("refunds", "returns.refund.tooMuch", rest);
        }
        if (open.isPositive() && !command.keepAsCredit()) {
            throw BusinessException.at("refunds", "returns.refund.missing", open);
        }
        if (open.isPositive() && customerId == null) {
            throw BusinessException.at("refunds", "returns.credit.needsCustomer", open);
        }
    }
}

package io.inventario.sales;

import io.inventario.documents.Draft;
import io.inventario.documents.Payment;
import io.inventario.documents.Tender;
import io.inventario.settings.PaymentMethod;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * How a total is settled: payments, of which only cash gives change, and what remains as credit (rule M6).
 *
 * @param credit what is not paid now
 */
record Settlement(List<Payment> payments, Money change, Money credit) {
    /** @throws BusinessException when a method is unknown, or change would have to come from anything but cash */
    static Settlement of(Draft draft, PostSale sale, Money total, Map<UUID, PaymentMethod> methods) {
        Money tendered = Money.sum(sale.tenders(), Tender::amount);
        Money change = tendered.minus(tendered.min(total));
        Money changeLeft = change;
        List<Payment> payments = new ArrayList<>();
        for (Tender tender : sale.tenders().reversed()) {
            PaymentMethod method = methods.get(tender.methodId());
            if (method == null || !method.isActive()) {
                throw BusinessException.at("payments", "sales.payment.unknown", tender.methodId());
            }
            Money fromThis = method.isCash() ? changeLeft.min(tender.amount()) : Money.ZERO;
            if (fromThis.equals(tender.amount()) && fromThis.isPositive()) {
                throw BusinessException.at("payments", "sales.payment.superfluous", method.getName());
            }
            changeLeft = changeLeft.minus(fromThis);
            payments.addFirst(Payment.received(draft, method, tender, fromThis, sale.customerId()));
        }
        if (changeLeft.isPositive()) {
            throw BusinessException.at("payments", "sales.payment.tooMuch", changeLeft);
        }
        return new Settlement(payments, change, total.plus(change).minus(tendered));
    }
}

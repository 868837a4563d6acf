package io.inventario.purchases;

import io.inventario.documents.Cash;
import io.inventario.documents.Draft;
import io.inventario.documents.Payment;
import io.inventario.documents.PaymentAllocation;
import io.inventario.settings.PaymentMethod;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Money;
import jakarta.persistence.EntityManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the rows of a voucher inside its posting: what it is for, its payment, and the drawer where that is in cash. */
@Component
class VoucherWriter {
    private final EntityManager entities;
    private final SupplierParty suppliers;
    private final Cash cash;

    VoucherWriter(EntityManager entities, SupplierParty suppliers, Cash cash) {
        this.entities = entities;
        this.suppliers = suppliers;
        this.cash = cash;
    }

    /** Returns what the audit row remembers. */
    Map<String, @Nullable Object> write(Draft draft, PostVoucher command, UUID register) {
        UUID supplierId = command.supplierId();
        String supplier =
                supplierId == null ? null : suppliers.freeze(draft, supplierId).getName();
        Voucher voucher = new Voucher(draft, command, supplier);
        entities.persist(voucher);
        Payment payment = payment(draft, command);
        entities.persist(payment);
        entities.persist(new PaymentAllocation(payment, voucher.getId(), voucher.getAmount()));
        cash.record(draft, register, command.kind().cash(), List.of(payment));
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("businessDate", draft.businessDate().toString());
        facts.put("concept", command.concept());
        facts.put("income", command.income() == null ? null : command.income().name());
        facts.put("category", command.category());
        facts.put("amount", voucher.getAmount().toString());
        facts.put("method", payment.getMethod().getCode());
        return facts;
    }

    private Payment payment(Draft draft, PostVoucher command) {
        PaymentMethod method =
                entities.find(PaymentMethod.class, command.payment().methodId());
        if (method == null || !method.isActive()) {
            throw BusinessException.at(
                    "payment", "purchases.method.unknown", command.payment().methodId());
        }
        return command.kind() == Voucher.Kind.INCOME
                ? Payment.received(draft, method, command.payment(), Money.ZERO, null)
                : Payment.paid(draft, method, command.payment(), null, command.supplierId());
    }
}

package io.inventario.sales;

import io.inventario.customers.Customer;
import io.inventario.documents.Draft;
import io.inventario.shared.Actor;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Money;
import io.inventario.shared.Permission;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Grants credit to named customers within their limit (rule M8), under a lock on the customer's row. */
@Component
class Credit {
    private final EntityManager entities;

    Credit(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * @return by how much the limit is exceeded, zero when it is not
     * @throws BusinessException when nobody is named, or the limit does not reach and the actor may not exceed it
     */
    Money grant(Draft draft, Sale sale, Money wanted) {
        UUID customerId = sale.getCustomerId();
        if (customerId == null) {
            throw BusinessException.at("payments", "sales.credit.needsCustomer", wanted);
        }
        Customer customer =
                Objects.requireNonNull(entities.find(Customer.class, customerId, LockModeType.PESSIMISTIC_WRITE));
        Money limit = Objects.requireNonNullElse(customer.getCreditLimit(), Money.ZERO);
        Money owed = balance(customerId);
        Money beyond = owed.plus(wanted).minus(limit);
        if (beyond.isPositive() && !Actor.may(Permission.OVERRIDE_CREDIT)) {
            throw BusinessException.at("payments", "sales.credit.limit", customer.getName(), limit, owed, wanted);
        }
        sale.dueOn(draft.businessDate().plusDays(customer.getTermsDays()));
        return beyond.isPositive() ? beyond : Money.ZERO;
    }

    /** What the customer owes: all sales less all that was paid on them or credited to them. */
    private Money balance(UUID customer) {
        Money sold = sum("select sum(s.total) from Sale s where s.customerId = :customer", customer);
        Money paid = sum("""
                select sum(a.amount) from PaymentAllocation a join Sale s on s.id = a.documentId
                where s.customerId = :customer""", customer);
        Money credited = sum("""
                select sum(a.amount) from CreditAllocation a join Sale s on s.id = a.documentId
                where s.customerId = :customer""", customer);
        return sold.minus(paid).minus(credited);
    }

    private Money sum(String query, UUID customer) {
        BigDecimal sum = entities.createQuery(query, BigDecimal.class)
                .setParameter("customer", customer)
                .getSingleResultOrNull();
        return sum == null ? Money.ZERO : new Money(sum);
    }
}

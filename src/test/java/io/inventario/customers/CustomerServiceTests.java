package io.inventario.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inventario.DatabaseTests;
import io.inventario.shared.Actor;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Money;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;

class CustomerServiceTests extends DatabaseTests {
    @Autowired
    private CustomerService customers;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void documentIsUniqueWhereItIsGiven() {
        save(customer("Sin documento"));
        save(customer("Tampoco"));
        Customer first = customer("Uno");
        first.setDocument("900-" + mark);
        save(first);
        Customer second = customer("Dos");
        second.setDocument("900-" + mark);

        assertThatThrownBy(() -> save(second))
                .isInstanceOfSatisfying(
                        BusinessException.class,
                        refusal -> assertThat(refusal.key()).isEqualTo("constraint.customer_document_unique"));
    }

    @Test
    void creditLimitKeepsItsExactAmountAndMayBeMissing() {
        Customer customer = customer("Crédito");
        customer.setCreditLimit(Money.of(2_500_000));
        UUID id = save(customer).getId();
        UUID without = save(customer("Contado")).getId();

        assertThat(stored(id).getCreditLimit()).isEqualTo(Money.of(2_500_000));
        assertThat(stored(without).getCreditLimit()).isNull();
    }

    @Test
    void creditLimitBelowZeroIsRefusedAtItsField() {
        Customer customer = customer("Crédito");
        customer.setCreditLimit(Money.of(-1));

        assertThatThrownBy(() -> save(customer))
                .isInstanceOfSatisfying(
                        BusinessException.class,
                        refusal -> assertThat(refusal.field()).isEqualTo("creditLimit"));
    }

    @Test
    void isFoundByDocumentPhoneAndNameTogether() {
        Customer customer = customer("María Ñáñez");
        customer.setDocument("CC " + mark);
        customer.setPhone("310 555");
        save(customer);

        assertThat(Actor.asProgram(
                        "test",
                        () -> customers.list(
                                new CustomerFilter("nanez 310 " + mark, true),
                                PageRequest.of(0, 10, Sort.by("creditLimit", "id")))))
                .extracting(CustomerRow::code)
                .containsExactly(customer.getCode());
    }

    private Customer customer(String name) {
        Customer customer = new Customer();
        customer.setName(name + " " + mark);
        return customer;
    }

    private Customer save(Customer customer) {
        return Actor.asProgram("test", () -> customers.save(customer));
    }

    private Customer stored(UUID id) {
        return Actor.asProgram("test", () -> customers.find(id)).orElseThrow();
    }
}

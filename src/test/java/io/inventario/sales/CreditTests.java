package io.inventario.sales;

import static io.inventario.Shop.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inventario.DatabaseTests;
import io.inventario.Shop;
import io.inventario.customers.Customer;
import io.inventario.customers.CustomerService;
import io.inventario.documents.Posted;
import io.inventario.products.Product;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Ids;
import io.inventario.shared.Money;
import io.inventario.shared.Permission;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What customers may owe (rule M8). */
class CreditTests extends DatabaseTests {
    @Autowired
    CustomerService customers;

    @Autowired
    JdbcClient jdbc;

    @Test
    void m8CreditEndsAtTheCustomersLimitUnlessSomebodyDecidesSo() {
        UUID customer = customer("150");
        Product product = shop.stocked("100", 10, "40");
        assertThat(onCredit(customer, product).label()).isNotBlank();

        assertThatThrownBy(() -> onCredit(customer, product))
                .isInstanceOfSatisfying(
                        BusinessException.class,
                        refusal -> assertThat(refusal.key()).isEqualTo("sales.credit.limit"));

        Posted beyond = shop.as(() -> shop.sales.post(command(customer, product)));
        assertThat(jdbc.sql("select after from audit_row where subject_id = ?")
                        .param(beyond.id())
                        .query(String.class)
                        .single())
                .contains("\"beyondCreditLimit\"");
    }

    private UUID customer(String limit) {
        return shop.as(() -> {
            Customer customer = new Customer();
            customer.setName(Shop.unique("Customer"));
            customer.setCreditLimit(Money.of(limit));
            return customers.save(customer).getId();
        });
    }

    private Posted onCredit(UUID customer, Product product) {
        return shop.without(List.of(Permission.OVERRIDE_CREDIT), () -> shop.sales.post(command(customer, product)));
    }

    private static PostSale command(UUID customer, Product product) {
        return new PostSale(
                Ids.next(), null, customer, null, null, null, List.of(line(product, 1)), Money.ZERO, List.of(), null);
    }
}

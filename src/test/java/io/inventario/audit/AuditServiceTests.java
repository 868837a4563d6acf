package io.inventario.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inventario.DatabaseTests;
import io.inventario.Shop;
import io.inventario.documents.Posted;
import io.inventario.products.Product;
import io.inventario.shared.Permission;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class AuditServiceTests extends DatabaseTests {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    AuditService audit;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void u1WhatWasPostedIsSealedWithinSeconds() {
        Posted sale = shop.sell(Shop.line(shop.stocked("10", 5, "4"), 1));

        Instant deadline = Instant.now().plus(PATIENCE);
        while (row(sale).seal() == null && Instant.now().isBefore(deadline)) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }

        assertThat(row(sale).seal()).isNotNull();
        assertThat(shop.as(() -> audit.find(row(sale).id())).orElseThrow().genuine())
                .isTrue();
    }

    @Test
    void u1WhatIsUndoneLeavesNoRow() {
        Product product = new TransactionTemplate(transactions).execute(status -> {
            status.setRollbackOnly();
            return shop.product("10");
        });
        assertThat(shop.as(() -> audit.of(product.getId()))).isEmpty();
        assertThat(shop.as(() -> audit.of(shop.product("10").getId()))).hasSize(1);
    }

    @Test
    void u2TheTrailIsReadAndSealedOnlyWithPermission() {
        AuditFilter all = AuditFilter.ALL;
        PageRequest page = PageRequest.of(0, 10, Sort.by("at", "id"));
        List<Supplier<?>> reads = List.of(
                () -> audit.list(all, page),
                () -> audit.count(all),
                () -> audit.actors("", page),
                () -> audit.find(new UUID(0, 0)),
                () -> audit.of(new UUID(0, 0)));
        for (Supplier<?> read : reads) {
            assertThatThrownBy(() -> shop.without(List.of(Permission.VIEW_AUDIT), read))
                    .isInstanceOf(AccessDeniedException.class);
        }
        assertThatThrownBy(() -> shop.without(List.of(Permission.MANAGE_DATABASE), audit::seal))
                .isInstanceOf(AccessDeniedException.class);
    }

    private AuditListRow row(Posted sale) {
        return shop.as(() -> audit.list(
                        new AuditFilter(sale.label(), null, null, null, "posted", "SALE"),
                        PageRequest.of(0, 1, Sort.by("at", "id"))))
                .getFirst();
    }
}

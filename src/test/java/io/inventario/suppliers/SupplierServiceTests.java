package io.inventario.suppliers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inventario.DatabaseTests;
import io.inventario.shared.Actor;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Messages;
import io.inventario.shared.Permission;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

class SupplierServiceTests extends DatabaseTests {
    private static final List<String> VIEWER = List.of(Permission.VIEW_SUPPLIERS);

    @Autowired
    private SupplierService suppliers;

    @Autowired
    private JdbcClient jdbc;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void emptyCodeGetsTheNextFreeOne() {
        Supplier first = save(supplier("Uno"));
        Supplier second = save(supplier("Dos"));

        assertThat(first.getCode()).matches("P\\d{4,}");
        assertThat(second.getCode()).matches("P\\d{4,}").isNotEqualTo(first.getCode());
        assertThat(second.getSince()).isNotNull();
    }

    @Test
    void aCodeThatSomebodyTypedIsPassedOver() {
        int last = Integer.parseInt(save(supplier("Uno")).getCode().substring(1));
        Supplier typed = supplier("Dos");
        typed.setCode(String.format("P%04d", last + 1));
        save(typed);

        assertThat(save(supplier("Tres")).getCode()).isEqualTo(String.format("P%04d", last + 2));
    }

    @Test
    void anotherSuppliersCodeIsRefusedInWords() {
        Supplier first = save(supplier("Uno"));
        Supplier second = supplier("Dos");
        second.setCode(first.getCode());

        assertThatThrownBy(() -> save(second))
                .isInstanceOfSatisfying(
                        BusinessException.class,
                        refusal -> assertThat(refusal.in(Messages.SPANISH))
                                .isEqualTo("Otro proveedor ya tiene ese código."));
    }

    @Test
    void everyTypedWordMustMatchInAnyOrderWithoutAccentsOrCase() {
        Supplier acme = supplier("Açaí Distribuciónes");
        acme.setContactName("José Peña");
        acme.setPhone("300 100%");
        save(acme);

        assertThat(found("acai jose")).containsExactly(acme.getName());
        assertThat(found("PEÑA distribuciones josé")).containsExactly(acme.getName());
        assertThat(found("100%")).containsExactly(acme.getName());
        assertThat(found("acai pedro")).isEmpty();
        assertThat(found("1_0")).isEmpty();
    }

    @Test
    void whatIsSearchedFollowsAChange() {
        Supplier supplier = save(supplier("Antes"));
        supplier.setName("Después " + mark);
        save(supplier);

        assertThat(found("antes")).isEmpty();
        assertThat(found("despues")).hasSize(1);
    }

    @Test
    void listShowsActiveOnesUnlessAsked() {
        Supplier supplier = supplier("Archivado");
        supplier.setActive(false);
        save(supplier);

        assertThat(listed(new SupplierFilter(mark, true))).isEmpty();
        assertThat(listed(new SupplierFilter(mark, false))).hasSize(1);
        assertThat(listed(new SupplierFilter(mark, null))).hasSize(1);
        assertThat(asViewer(() -> suppliers.count(new SupplierFilter(mark, null))))
                .isEqualTo(1);
    }

    @Test
    void anOlderVersionDoesNotOverwriteANewerOne() {
        UUID id = save(supplier("Uno")).getId();
        Supplier mine = asViewer(() -> suppliers.find(id)).orElseThrow();
        Supplier theirs = asViewer(() -> suppliers.find(id)).orElseThrow();
        theirs.setPhone("1");
        save(theirs);
        mine.setPhone("2");

        assertThatThrownBy(() -> save(mine)).isInstanceOf(OptimisticLockingFailureException.class);
        assertThat(asViewer(() -> suppliers.find(id)).orElseThrow().getPhone()).isEqualTo("1");
    }

    @Test
    void whatNothingRefersToCanBeDeleted() {
        Supplier supplier = save(supplier("Uno"));

        delete(supplier.getId());

        assertThat(asViewer(() -> suppliers.find(supplier.getId()))).isEmpty();
        assertThat(jdbc.sql("select count(*) from audit_row where subject_id = ? and action = 'deleted'")
                        .param(supplier.getId())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void everyChangeLeavesAnAuditRow() {
        Supplier supplier = save(supplier("Uno"));
        supplier.setPhone("555");
        save(supplier);

        assertThat(jdbc.sql("select action from audit_row where subject_id = ? order by at, id")
                        .param(supplier.getId())
                        .query(String.class)
                        .list())
                .containsExactly("created", "changed");
    }

    @Test
    void sellerCannotSeeAndViewerCannotChange() {
        assertThatThrownBy(() -> Actor.as(
                        new Actor.Program("seller"),
                        List.of(Permission.POST_SALE),
                        () -> suppliers.count(SupplierFilter.ALL)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> asViewer(() -> suppliers.save(supplier("Uno"))))
                .isInstanceOf(AccessDeniedException.class);
    }

    private Supplier supplier(String name) {
        Supplier supplier = new Supplier();
        supplier.setName(name + " " + mark);
        return supplier;
    }

    private Supplier save(Supplier supplier) {
        return Actor.asProgram("test", () -> suppliers.save(supplier));
    }

    private void delete(UUID id) {
        Actor.asProgram("test", () -> {
            suppliers.delete(id);
            return true;
        });
    }

    private List<String> found(String search) {
        return listed(new SupplierFilter(search + " " + mark, null)).stream()
                .map(SupplierRow::name)
                .toList();
    }

    private List<SupplierRow> listed(SupplierFilter filter) {
        return asViewer(() -> suppliers.list(filter, PageRequest.of(0, 50, Sort.by("name", "id"))));
    }

    private static <T> T asViewer(java.util.function.Supplier<T> work) {
        return Actor.as(new Actor.Program("viewer"), VIEWER, work);
    }
}

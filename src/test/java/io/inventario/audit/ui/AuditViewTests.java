package io.inventario.audit.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.router.QueryParameters;
import io.inventario.OneOfEach;
import io.inventario.Shop;
import io.inventario.ViewTests;
import io.inventario.audit.AuditDetails;
import io.inventario.audit.AuditFilter;
import io.inventario.audit.AuditListRow;
import io.inventario.audit.AuditService;
import io.inventario.documents.DocumentKind;
import io.inventario.documents.Posted;
import io.inventario.products.Product;
import io.inventario.purchases.ReverseReceipt;
import io.inventario.shared.Ids;
import io.inventario.shared.Messages;
import io.inventario.shared.Money;
import io.inventario.shared.Permission;
import io.inventario.suppliers.Supplier;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.jdbc.core.simple.JdbcClient;

class AuditViewTests extends ViewTests {
    @Autowired
    private Shop shop;

    @Autowired
    private OneOfEach documents;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private AuditService audit;

    @Test
    void newestComesFirstAndWordsFilterByTheThing() {
        Product first = shop.product("10");
        Product second = shop.product("10");
        open("");
        assertThat(rows().getFirst().label()).isEqualTo(second.label());

        open("q=" + first.getCode());
        assertThat(rows()).extracting(AuditListRow::label).containsExactly(first.label());
    }

    @Test
    void accentsAndCaseOfTheThingDoNotMatter() {
        String name = Shop.unique("Café Ñandú");
        shop.product("10", product -> product.setName(name));

        open("q="
                + name.toLowerCase(Locale.ROOT)
                        .replace("é", "e")
                        .replace("ñ", "n")
                        .replace("ú", "u")
                        .replace(" ", "+"));

        assertThat(rows()).hasSize(1);
    }

    @Test
    void periodPersonActionAndKindInTheAddressFilterTheList() {
        String code = shop.product("10").getCode();
        open("q=" + code + "&accion=created&tipo=Product&persona=tests&desde=2001-01-01");
        assertThat(rows()).hasSize(1);

        for (String other : List.of("accion=deleted", "tipo=User", "persona=nobody", "hasta=2001-01-01")) {
            open("q=" + code + "&" + other);
            assertThat(rows()).as(other).isEmpty();
        }
        open("q=" + code + "&desde=nonsense");
        assertThat(rows()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"at", "-actor", "action,kind", "label", "-seal"})
    void everyColumnSorts(String order) {
        open("orden=" + order + "&q=" + shop.product("10").getCode());
        assertThat(rows()).hasSize(1);
    }

    @Test
    void detailShowsEachFactBeforeAndAfterInBothLanguages() {
        Product product = shop.product("10");
        shop.as(() -> {
            Product changed = shop.products.find(product.getId()).orElseThrow();
            changed.setSalePrice(Money.of("12.50"));
            changed.setPriceIncludesTax(true);
            return shop.products.save(changed);
        });
        AuditListRow row = newest(product.getCode());

        UI.getCurrent().navigate("auditoria/" + row.id());
        assertThat(find(H2.class).withText(product.label()).exists()).isTrue();
        assertThat(texts()).contains("Dato|Antes|Después", "Precio de venta|10", "El precio incluye el impuesto|No|Sí");

        actAs(Locale.ENGLISH, Permission.VIEW_AUDIT);
        UI.getCurrent().navigate("auditoria/" + row.id());
        assertThat(texts()).contains("Fact|Before|After", "Sale price|10", "The price includes tax|No|Yes");
    }

    @Test
    void everythingThatDocumentsLeaveInTheTrailHasWords() {
        Set<UUID> posted = ids(documents.post());
        Set<String> missing = new TreeSet<>();
        for (UUID subject : posted) {
            for (AuditListRow row : rowsOf(subject)) {
                AuditDetails details = shop.as(() -> audit.find(row.id())).orElseThrow();
                Set<String> keys = new TreeSet<>();
                keys.add("audit.action." + row.action().replace(' ', '_'));
                keys.add("audit.kind." + row.kind());
                Objects.requireNonNull(details.after()).keySet().forEach(fact -> keys.add("audit.fact." + fact));
                keys.removeIf(key -> Messages.has(Messages.SPANISH, key));
                missing.addAll(keys);
            }
        }
        assertThat(missing).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(DocumentKind.class)
    void everyKindOfDocumentHasWords(DocumentKind kind) {
        assertThat(Messages.has(Messages.SPANISH, "audit.kind." + kind)).isTrue();
        assertThat(Messages.has(Messages.SPANISH, "audit.value.kind." + kind)).isTrue();
    }

    @Test
    void whatAFactRefersToIsShownByItsLabel() {
        Supplier supplier = shop.supplier();
        Posted receipt = shop.buy(supplier, Shop.bought(shop.product("10"), 2, "4"));
        Posted reversal =
                shop.as(() -> shop.purchases.reverse(new ReverseReceipt(Ids.next(), receipt.id(), "typed twice")));

        UI.getCurrent().navigate("auditoria/" + rowsOf(receipt.id()).getFirst().id());
        assertThat(texts()).contains("Proveedor|" + supplier.label());
        UI.getCurrent().navigate("auditoria/" + rowsOf(reversal.id()).getFirst().id());
        assertThat(texts()).contains("Recepción|" + receipt.label());
    }

    @Test
    void whoMayNotSeeTheTrailDoesNot() {
        actAs(Messages.SPANISH, Permission.VIEW_SALES);
        UI.getCurrent().navigate("auditoria");
        assertThat(find(Grid.class).exists()).isFalse();
    }

    private List<AuditListRow> rowsOf(UUID subject) {
        return jdbc.sql(
                        "select id, actor_name, action, subject_type, subject_label, at from audit_row where subject_id = ?")
                .param(subject)
                .query((row, number) -> new AuditListRow(
                        row.getObject(1, UUID.class),
                        row.getTimestamp(6).toInstant(),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        null))
                .list();
    }

    private static Set<UUID> ids(OneOfEach.Documents all) {
        return Stream.of(
                        all.sale(),
                        all.saleVoid(),
                        all.back(),
                        all.receipt(),
                        all.sent(),
                        all.reversal(),
                        all.transfer(),
                        all.expense(),
                        all.asset(),
                        all.income())
                .map(Posted::id)
                .collect(Collectors.toSet());
    }

    private AuditListRow newest(String words) {
        return shop.as(() -> audit.list(
                        new AuditFilter(words, null, null, null, null, null),
                        PageRequest.of(0, 1, Sort.by("at", "id").descending())))
                .getFirst();
    }

    private String texts() {
        StringBuilder text = new StringBuilder();
        find(NativeTable.class)
                .single()
                .getElement()
                .getChildren()
                .forEach(part -> part.getChildren()
                        .forEach(row -> text.append(row.getChildren()
                                        .map(cell -> cell.getText())
                                        .reduce((a, b) -> a + "|" + b)
                                        .orElse(""))
                                .append('\n')));
        return text.toString();
    }

    private void open(String parameters) {
        UI.getCurrent().navigate("auditoria", QueryParameters.fromString(parameters));
    }

    @SuppressWarnings("unchecked")
    private List<AuditListRow> rows() {
        Grid<AuditListRow> grid = find(Grid.class).single();
        int size = test(grid).size();
        return java.util.stream.IntStream.range(0, size)
                .mapToObj(test(grid)::getRow)
                .toList();
    }
}

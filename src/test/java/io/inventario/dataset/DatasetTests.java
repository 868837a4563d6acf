package io.inventario.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inventario.DatabaseTests;
import io.inventario.ScratchDatabase;
import io.inventario.Shop;
import io.inventario.shared.BusinessException;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Table;
import jakarta.persistence.metamodel.EntityType;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every module says what its data is, and nothing is forgotten. */
class DatasetTests extends DatabaseTests {
    /** Liquibase's own, and what belongs to no module. */
    private static final Set<String> OF_THE_SCHEMA =
            Set.of("databasechangelog", "databasechangeloglock", "schema_info");

    @Autowired
    Datasets datasets;

    @Autowired
    ControlTotals totals;

    @Autowired
    DataSource source;

    @Autowired
    EntityManagerFactory entities;

    @Test
    void everyTableIsAModelOrSaysWhyNot() {
        Set<String> known = new TreeSet<>(datasets.without().keySet());
        datasets.models().forEach(model -> known.add(model.table()));
        known.addAll(OF_THE_SCHEMA);

        assertThat(new JdbcTemplate(source)
                        .queryForList(
                                "select lower(table_name) from information_schema.tables"
                                        + " where table_schema = current_schema and table_type = 'BASE TABLE'",
                                String.class))
                .containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void everyEntityIsAModelOfItsModule() {
        List<String> missing = new ArrayList<>();
        for (EntityType<?> entity : entities.getMetamodel().getEntities()) {
            Class<?> type = entity.getJavaType();
            Table named = type.getAnnotation(Table.class);
            String table = named == null
                    ? type.getSimpleName()
                            .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                            .toLowerCase(Locale.ROOT)
                    : named.name();
            String module = type.getPackageName().split("\\.")[2];
            if (datasets.models().stream()
                    .noneMatch(model ->
                            model.module().equals(module) && model.table().equals(table))) {
                missing.add(type.getSimpleName());
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void modelsAreInAnOrderInWhichTheyCanBeLoadedAndCoverEveryColumn() throws Exception {
        try (Connection connection = source.getConnection()) {
            Layout layout = Layout.of(connection, datasets);
            List<Model> before = new ArrayList<>();
            for (Shape shape : layout.shapes()) {
                assertThat(shape.key()).as(shape.model().fullName()).isNotEmpty();
                shape.fields().forEach(field -> {
                    if (field.target() != null && !field.target().equals(shape.model())) {
                        assertThat(before).contains(field.target());
                    }
                });
                before.add(shape.model());
            }
            assertThat(before).containsExactlyInAnyOrderElementsOf(datasets.models());
        }
    }

    @Test
    void modulesAreKnownByTheirSpanishNames() {
        assertThat(datasets.chosen(List.of("productos", "ventas.sale"), List.of("Productos.category")))
                .extracting(Model::fullName)
                .containsExactlyInAnyOrder("products.product", "products.product_identifier", "sales.sale");
        assertThat(datasets.chosen(List.of(), List.of())).containsExactlyInAnyOrderElementsOf(datasets.models());
        assertThatThrownBy(() -> datasets.chosen(List.of("nonsense"), List.of()))
                .isInstanceOf(BusinessException.class)
                .hasMessageContaining("nonsense");
    }

    @Test
    void controlTotalsAreThoseOfTheConnectionsSchema() throws Exception {
        shop.sell(Shop.line(shop.stocked("10", 5, "4"), 2));
        try (Connection connection = source.getConnection();
                ScratchDatabase fresh = new ScratchDatabase();
                Connection other = fresh.source.getConnection()) {
            ControlTotals.Figures here = totals.of(connection);
            ControlTotals.Figures empty = totals.of(other);

            assertThat(here.texts().get("sales.sale")).isNotEqualTo("0");
            assertThat(here.texts().get("sales.net")).matches("[0-9]+(\\.[0-9]*[1-9])?");
            assertThat(empty.texts()).containsEntry("sales.sale", "0").containsEntry("sales.net", "0");
            assertThat(here.differences(empty.texts()))
                    .extracting(ControlTotals.Difference::name)
                    .contains("sales.sale", "sales.net", "stock.value");
            assertThat(empty.differences(empty.texts())).isEmpty();
        }
    }
}

package io.inventario.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inventario.database.SchemaTables.Column;
import io.inventario.shared.BusinessException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import liquibase.exception.LiquibaseException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a developer's entities are ahead of the migrations, and two branches that met. */
@Tag("once")
class MakeMigrationsTests {
    private static final String HEAD = "--liquibase formatted sql\n\n";

    @TempDir
    private Path folder;

    @Test
    void migrationsBringEverythingThatTheEntitiesSay() throws SQLException, LiquibaseException {
        assertThat(SchemaGap.find()).extracting(SchemaGap::what).isEmpty();
    }

    @Test
    void whatIsMissingIsFoundAndWrittenSoThatItRuns() throws SQLException, LiquibaseException, IOException {
        EntityTables entities = EntityTables.read();
        SchemaTables migrated = SchemaGap.migrated();
        Map<String, Map<String, Column>> less = new LinkedHashMap<>(migrated.tables());
        less.remove("product_identifier");
        Map<String, Column> product = new LinkedHashMap<>(Objects.requireNonNull(less.get("product")));
        product.remove("brand");
        product.put("active", new Column(SchemaTables.Kind.TEXT, "varchar(5)", true, false, null));
        product.put("category_id", new Column(SchemaTables.Kind.UUID, "uuid", true, false, null));
        less.put("product", product);

        List<SchemaGap> gaps = SchemaGap.between(entities, new SchemaTables(less));

        assertThat(gaps)
                .extracting(SchemaGap::what)
                .containsExactlyInAnyOrder(
                        "table product_identifier is missing",
                        "column product.brand is missing",
                        "column product.active holds varchar(5), the entity boolean",
                        "column product.active may be null, the entity says it is not",
                        "column product.category_id refers to category without a foreign key");
        assertThat(gaps).allMatch(gap -> gap.module().equals("products"));
        list("products/0001-products.sql", "products-0004-search");
        String text = Files.readString(new MigrationFolder(folder).write("products", gaps));
        assertThat(text)
                .startsWith(HEAD + "--changeset inventario:products-0005-product-product-identifier\n")
                .contains("create table product_identifier (\n    id uuid not null")
                .contains(" references product (id)")
                .contains("--rollback drop table product_identifier;");
        assertThat(Files.readString(folder.resolve("master.yaml")))
                .endsWith("{file: db/changelog/products/0002-product-product-identifier.sql}\n");
        List<SchemaGap> table = gaps.stream()
                .filter(g -> g.table().equals("product_identifier"))
                .toList();
        assertRuns(table.getFirst());
    }

    @Test
    void twoBranchesArePutInOneOrder() throws IOException {
        list("sales/0001-a.sql", "sales-0001-a");
        list("sales/0002-mine.sql", "sales-0002-mine");
        list("sales/0002-theirs.sql", "sales-0002-theirs", "sales-0003-theirs-h2 dbms:h2");
        MigrationFolder scripts = new MigrationFolder(folder);

        assertThat(scripts.collisions())
                .containsExactly(
                        "sales/0002-theirs.sql: another one of its module has change set 0002 too;"
                                + " makemigrations --merge gives it the next one",
                        "sales/0002-theirs.sql: another one of its module has file 0002 too;"
                                + " makemigrations --merge gives it the next one");
        assertThat(scripts.notBuilt())
                .containsExactly("sales/0001-a.sql", "sales/0002-mine.sql", "sales/0002-theirs.sql");
        assertThatThrownBy(() -> scripts.merge("sales-0002-theirs"::equals)).isInstanceOf(BusinessException.class);
        assertThat(scripts.merge(id -> false))
                .containsExactly(
                        "sales-0002-theirs -> sales-0004-theirs",
                        "sales-0003-theirs-h2 -> sales-0005-theirs-h2",
                        "sales/0002-theirs.sql -> sales/0003-theirs.sql");

        assertThat(Files.readString(folder.resolve("sales/0003-theirs.sql")))
                .contains("--changeset inventario:sales-0005-theirs-h2 dbms:h2\n");
        assertThat(Files.readString(folder.resolve("master.yaml")))
                .contains("sales/0003-theirs.sql")
                .doesNotContain("0002-theirs");
        assertThat(scripts.merge(id -> false)).isEmpty();
        assertThat(scripts.collisions()).isEmpty();
    }

    @Test
    void ourOwnFolderNeedsNoMerge() {
        MigrationFolder ours = new MigrationFolder(Path.of("src/main/resources/db/changelog"));

        assertThat(ours.collisions()).isEmpty();
        assertThat(ours.notBuilt()).isEmpty();
        assertThat(ours.merge(id -> true)).isEmpty();
    }

    private void list(String path, String... changeSets) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        var text = new StringBuilder(HEAD);
        for (String changeSet : changeSets) {
            text.append("--changeset inventario:").append(changeSet).append("\nselect 1;\n--rollback select 1;\n\n");
        }
        Files.writeString(file, text);
        Path master = folder.resolve("master.yaml");
        String before = Files.exists(master) ? Files.readString(master) : "databaseChangeLog:\n";
        Files.writeString(master, before + "  - include: {file: db/changelog/" + path + "}\n");
    }

    private static void assertRuns(SchemaGap gap) throws SQLException, LiquibaseException {
        DatabaseUrl url = DatabaseUrl.of("jdbc:h2:mem:written");
        var migrations = new Migrations(url, true, "9999");
        migrations.setResourceLoader(new org.springframework.core.io.DefaultResourceLoader());
        migrations.afterPropertiesSet();
        try (var connection = url.connect();
                var statement = connection.createStatement()) {
            statement.execute("drop table product_identifier");
            for (String sql : gap.sql()) {
                statement.execute(sql);
            }
            assertThat(SchemaTables.of(connection).tables()).containsKey("product_identifier");
            for (String sql : gap.rollback()) {
                statement.execute(sql);
            }
        }
    }
}

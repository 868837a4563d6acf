package io.inventario.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.inventario.DatabaseTests;
import io.inventario.OneOfEach;
import io.inventario.Shop;
import io.inventario.audit.AuditService;
import io.inventario.products.Product;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a dump looks like. */
class DumpTests extends DatabaseTests {
    @Autowired
    DatasetService data;

    @Autowired
    Dump dump;

    @Autowired
    DataSource source;

    @Autowired
    OneOfEach documents;

    @Autowired
    AuditService audit;

    @Test
    void aRecordTellsItsModelAndReferencesByNaturalKeys() {
        Product product = shop.product("12.5", p -> p.setName("Ají \"rojo\"\n\u0001 🌶"));

        JsonNode record = only(dump(0, "productos"), "products.product", "code", product.getCode());

        assertThat(record.get("name").asString()).isEqualTo("Ají \"rojo\"\n\u0001 🌶");
        assertThat(record.get("tax_rate")).hasSize(1);
        assertThat(record.get("tax_rate").get(0).asString()).isEqualTo("EXENTO");
        assertThat(record.get("sale_price").asString()).isEqualTo("12.5000");
        assertThat(record.get("id").asString()).isEqualTo(product.getId().toString());
        assertThat(record.get("category").isNull()).isTrue();
        assertThat(record.propertyNames()).startsWith("code").doesNotContain("version", "search_text", "category_id");
    }

    @Test
    void theSameDataGivesTheSameBytes() {
        documents.post();
        shop.as(() -> audit.seal()); // so that the sealer has nothing to add meanwhile

        assertThat(dump(0)).isEqualTo(dump(0)).startsWith("[\n{\"model\":\"").endsWith("}}\n]\n");
        assertThat(JsonMapper.shared().readTree(dump(2)))
                .isEqualTo(JsonMapper.shared().readTree(dump(0)));
    }

    @Test
    void aWholeDumpEndsWithItsControlTotalsAndAPartHasNone() {
        shop.as(() -> audit.seal());
        JsonNode all = JsonMapper.shared().readTree(dump(0));
        JsonNode last = all.get(all.size() - 1);

        assertThat(last.get("model").asString()).isEqualTo("dataset" + ".totals");
        shop.as(() -> data.totals())
                .texts()
                .forEach((name, figure) -> assertThat(
                                last.get("fields").get(name).asString())
                        .as(name)
                        .isEqualTo(figure));
        assertThat(dump(0, "ventas", "productos")).doesNotContain("dataset" + ".totals");
    }

    @Test
    void indentedAsDjangoDoesIt() {
        assertThat(dump(2, "configuracion"))
                .startsWith("[\n{\n  \"model\": \"settings.company\",\n  \"fields\": {\n    \"code\": \"COMPANY\",\n");
    }

    @Test
    void onlyIdsOfMasterDataAreLeftOutOnRequest() {
        Product product = shop.stocked("10", 5, "4");
        String text = write(new Dump.Form(0, true), "productos", "inventario");

        assertThat(only(text, "products.product", "code", product.getCode()).has("id"))
                .isFalse();
        assertThat(text).contains("{\"model\":\"stock.stock_movement\",\"fields\":{\"id\":\"");
    }

    /** Half of a sale would break the rules that totals and rows keep. */
    @Test
    void everythingIsReadAtOneMoment() throws Exception {
        Product product = shop.stocked("10", 5, "4");
        try (Snapshot snapshot = Snapshot.of(source)) {
            String before = write(snapshot);
            shop.sell(Shop.line(product, 2));
            shop.product("1");
            assertThat(write(snapshot)).isEqualTo(before);
        }
        assertThat(dump(0)).contains(product.getCode());
    }

    private String write(Snapshot snapshot) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Set<Model> models = shop.as(() -> data.models(List.of(), List.of()));
        dump.write(snapshot.connection(), models, Dump.Form.PLAIN, out, Progress.SILENT);
        return out.toString(StandardCharsets.UTF_8);
    }

    private String dump(int indent, String... modules) {
        return write(new Dump.Form(indent, false), modules);
    }

    private String write(Dump.Form form, String... modules) {
        return shop.as(() -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            data.dump(data.models(List.of(modules), List.of()), form, out, Progress.SILENT);
            return out.toString(StandardCharsets.UTF_8);
        });
    }

    private static JsonNode only(String dump, String model, String field, String value) {
        List<JsonNode> found = JsonMapper.shared()
                .readTree(dump)
                .valueStream()
                .filter(record -> record.get("model").asString().equals(model))
                .map(record -> record.get("fields"))
                .filter(fields -> fields.get(field).asString().equals(value))
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }
}

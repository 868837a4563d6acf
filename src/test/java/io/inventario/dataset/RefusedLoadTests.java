package io.inventario.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.inventario.DatabaseTests;
import io.inventario.OneOfEach;
import io.inventario.customers.Customer;
import io.inventario.customers.CustomerService;
import io.inventario.shared.Ids;
import io.inventario.users.UserService;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Rule D2: what can't be taken over is named by file, record and field, and then nothing of all the files is. */
class RefusedLoadTests extends DatabaseTests {
    private static @Nullable Fresh fresh;

    private static List<String> whole = List.of();

    @Autowired
    Datasets datasets;

    @Autowired
    Dump dump;

    @Autowired
    Load load;

    @Autowired
    DataSource source;

    @Autowired
    OneOfEach documents;

    @Autowired
    CustomerService customers;

    @Autowired
    UserService users;

    @TempDir
    Path folder;

    /** What is done to the first record of a model in a dump, and what the refusal must say. */
    record Damage(String name, String model, UnaryOperator<String> deed, String field, String reason) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Damage change(String model, String from, String to, String field, String reason) {
        return new Damage(model + ": " + from + " -> " + to, model, line -> line.replaceFirst(from, to), field, reason);
    }

    static List<Damage> damages() {
        return List.of(
                change("products.product", "products.product", "products.nonsense", "", "no such model"),
                change("products.product", "products.product", "nonsense", "", "no such model"),
                change("products.product", "\"active\":", "\"aktive\":", "aktive", "no such field"),
                change("products.product", "\"active\":true,", "", "active", "is missing"),
                change("products.product", "\"active\":true", "\"active\":null", "active", "must not be null"),
                change("products.product", "\"active\":true", "\"active\":\"true\"", "active", "true or false"),
                change("products.product", "\"active\":true", "\"active\":true,\"active\":true", "active", "twice"),
                change(
                        "products.product",
                        "\"sale_price\":\"[^\"]*",
                        "\"sale_price\":\"12,5",
                        "sale_price",
                        "no decimal"),
                change(
                        "products.product",
                        "\"sale_price\":\"[^\"]*",
                        "\"sale_price\":\"1e9",
                        "sale_price",
                        "no decimal"),
                change(
                        "products.product",
                        "\"sale_price\":\"[^\"]*",
                        "\"sale_price\":\"1.00001",
                        "sale_price",
                        "digits"),
                change("products.product", "\"sale_price\":\"[^\"]*", "\"sale_price\":\"-1", "", "price"),
                change("products.product", "\"name\":\"", "\"name\":\"" + "x".repeat(200), "name", "at most 200 fit"),
                change("products.product", "\"name\":\"", "\"name\":\"\\\\u0000", "name", "cannot be stored"),
                change("products.product", "\"name\":\"", "\"name\":\"\\\\ud800", "name", "cannot be stored"),
                change("products.product", "\"name\":\"[^\"]*\"", "\"name\":[\"a\"]", "name", "must be a text"),
                change(
                        "products.product",
                        "\"tax_rate\":\\[\"[^\"]*",
                        "\"tax_rate\":\\[\"NONE",
                        "tax_rate",
                        "settings.tax_rate NONE"),
                change("products.product", "\"tax_rate\":\\[[^]]*]", "\"tax_rate\":5", "tax_rate", "list with one key"),
                change(
                        "products.product",
                        "\"tax_rate\":\\[",
                        "\"tax_rate\":[\"IVA\",",
                        "tax_rate",
                        "list with one key"),
                change(
                        "products.product",
                        "\"created_at\":\"[^\"]*",
                        "\"created_at\":\"2026-11-22 10:00",
                        "created_at",
                        "no moment"),
                change("products.product", "\"id\":\"[^\"]*", "\"id\":\"12", "id", "no UUID"),
                change("products.product", "\"fields\":", "\"pk\":1,\"fields\":", "pk", "one text \"model\""),
                change("products.product", "\"model\":\"[^\"]*\",", "", "fields", "one text \"model\""),
                new Damage("record twice", "products.product", line -> line + "\n" + line, "", "same key as record"),
                new Damage("a list", "products.product", line -> "[1, {}],", "", "no record"),
                change("customers.customer", "\"since\":\"[^\"]*", "\"since\":\"2026-02-30", "since", "no date"),
                change(
                        "customers.customer",
                        "\"terms_days\":[0-9]*",
                        "\"terms_days\":30.5",
                        "terms_days",
                        "whole number"),
                change(
                        "customers.customer",
                        "\"terms_days\":[0-9]*",
                        "\"terms_days\":99999999999",
                        "terms_days",
                        "whole number"),
                change("customers.customer", "\"terms_days\":[0-9]*", "\"terms_days\":999", "", "from 0 to 365"),
                change("users.user", "\"username\":\"", "\"username\":\"X", "username_key", "follows from"),
                change("sales.sale", "\"total\":\"", "\"total\":\"1", "total", "posted is never changed"),
                change(
                        "sales.sale_line",
                        "\"product_name\":\"",
                        "\"product_name\":\"x",
                        "product_name",
                        "never changed"),
                change("stock.stock_movement", "\"sequence\":", "\"sequence\":1", "sequence", "never changed"),
                change("stock.stock_value", "\"quantity\":\"", "\"quantity\":\"1", "quantity", "never changed"),
                change(
                        "documents.number_counter",
                        "\"next_number\":",
                        "\"next_number\":1",
                        "next_number",
                        "never changed"),
                change("audit.audit_row", "\"mac\":\"....", "\"mac\":\"AAAA", "mac", "never changed"),
                change("audit.audit_row", "\"mac\":\"....", "\"mac\":\"***=", "mac", "base64"),
                change("audit.audit_row", "\"actor_name\":\"", "\"actor_name\":\"x", "actor_name", "never changed"),
                new Damage("a sale is missing", "sales.sale", line -> "", "", "says itself that they are"));
    }

    @BeforeEach
    void aLoadedDatabase() throws IOException {
        if (fresh != null) {
            return;
        }
        documents.post();
        shop.as(() -> {
            Customer customer = new Customer();
            customer.setName("Somebody");
            return customers.save(customer);
        });
        shop.as(() -> users.pastSeller("Somebody" + Ids.next().toString().substring(0, 13), "Some", "Body"));
        Path file = folder.resolve("whole.json");
        Fresh.dump(dump, datasets, source, file);
        whole = Files.readAllLines(file);
        Fresh made = new Fresh(freshUrl());
        Fresh.load(load, made.source, file);
        fresh = made;
    }

    @AfterAll
    static void close() {
        if (fresh != null) {
            fresh.close();
            fresh = null;
        }
    }

    @ParameterizedTest
    @MethodSource("damages")
    void d2DamagedRecordsAreNamedAndNothingIsLoaded(Damage damage) throws IOException {
        int at = first(damage.model());
        List<String> lines = new ArrayList<>(whole);
        String before = lines.get(at);
        String after = damage.deed().apply(before);
        assertThat(after).as("the damage itself").isNotEqualTo(before);
        lines.set(at, after);
        if (!damage.reason().contains("says itself")) {
            withoutTotals(lines);
        }

        RefusedLoad refused = refusal(write(lines));

        assertThat(refused.problems()).anySatisfy(problem -> {
            assertThat(problem.reason(Locale.ENGLISH)).contains(damage.reason());
            assertThat(problem.field()).isEqualTo(damage.field());
            assertThat(problem.file()).isEqualTo("damaged.json");
            if (!damage.name().startsWith("a sale is missing")) {
                assertThat(problem.record()).isBetween((long) at, at + 1L);
            }
        });
        assertThat(refused.problems())
                .allSatisfy(
                        problem -> assertThat(problem.reason(Locale.of("es"))).isNotBlank());
    }

    @Test
    void d2ATruncatedFileIsRefused() throws IOException {
        String text = String.join("\n", whole);
        for (double part : new double[] {0.1, 0.5, 0.9, 0.999}) {
            String cut = text.substring(0, (int) (text.length() * part));
            assertThat(refusal(write(cut, StandardCharsets.UTF_8))
                            .problems()
                            .getLast()
                            .toString())
                    .contains("cannot be read: it ends in the middle, in line ")
                    .doesNotContain("Source");
        }
        assertThat(refusal(write(text + "{}", StandardCharsets.UTF_8))
                        .problems()
                        .getLast()
                        .toString())
                .contains("goes on");
        assertThat(refusal(write("{}", StandardCharsets.UTF_8))
                        .problems()
                        .getLast()
                        .toString())
                .contains("JSON list");
        assertThat(refusal(write("hello", StandardCharsets.UTF_8))
                        .problems()
                        .getLast()
                        .toString())
                .contains("JSON list");
        assertThat(refusal(write("", StandardCharsets.UTF_8)).problems()).isNotEmpty();
    }

    @Test
    void d2AFileCutAtAnyByteIsToldToEndInTheMiddle() throws IOException {
        byte[] text = """
                [
                {"model":"stock.location","fields":{"active":true,"default_location":false,"name":"Aj\\u00ed ñ €",\
                "code":null,"number":-12.5e3}},
                """.getBytes(StandardCharsets.UTF_8);
        Path file = folder.resolve("cut.json");
        for (int length = 1; length <= text.length; length++) {
            Files.write(file, Arrays.copyOf(text, length));
            RefusedLoad refused = catchThrowableOfType(
                    RefusedLoad.class, () -> Fresh.load(load, Objects.requireNonNull(fresh).source, file));
            assertThat(refused.problems().getLast().toString())
                    .as("cut after byte %d", length)
                    .contains("cannot be read: it ends in the middle, in line ");
        }
    }

    @Test
    void d2WhatStandsBehindTheListIsToldToGoOn() throws IOException {
        for (String behind : List.of("nonsense", "}", "\"")) {
            assertThat(refusal(write("[]" + behind, StandardCharsets.UTF_8))
                            .problems()
                            .getLast()
                            .toString())
                    .contains("goes on after the end of the list");
        }
    }

    @Test
    void d2AnotherEncodingIsRefused() throws IOException {
        List<String> lines = new ArrayList<>(whole);
        int at = first("products.product");
        lines.set(at, lines.get(at).replaceFirst("\"name\":\"", "\"name\":\"Ají"));
        assertThat(refusal(write(String.join("\n", lines), StandardCharsets.ISO_8859_1))
                        .problems()
                        .getLast()
                        .toString())
                .contains("cannot be read");
    }

    @Test
    void d2AProblemInTheSecondFileKeepsTheFirstOut() throws IOException {
        Path good = folder.resolve("good.json");
        Files.writeString(
                good,
                "[\n"
                        + whole.get(first("settings.register"))
                                .replaceFirst("\"code\":\"[^\"]*", "\"code\":\"NEW")
                                .replaceFirst("\"id\":\"[^\"]*\",", "")
                                .replaceFirst(",$", "")
                        + "\n]\n");
        Path bad = folder.resolve("bad.json");
        Files.writeString(bad, "[{\"model\": \"stock.location\", \"fields\": {}}]");

        RefusedLoad refused = refusal(good, bad);
        assertThat(refused.problems()).allSatisfy(problem -> {
            assertThat(problem.file()).isEqualTo("bad.json");
            assertThat(problem.record()).isEqualTo(1);
        });
        assertThat(Fresh.load(load, Objects.requireNonNull(fresh).source, good).created())
                .isEqualTo(1);
    }

    private static int first(String model) {
        for (int i = 0; i < whole.size(); i++) {
            if (whole.get(i).startsWith("{\"model\":\"" + model + "\"")) {
                return i;
            }
        }
        throw new AssertionError("no " + model);
    }

    private static void withoutTotals(List<String> lines) {
        int at = lines.size() - 2;
        assertThat(lines.get(at)).contains("\"" + Dump.TOTALS + "\"");
        lines.remove(at);
        lines.set(at - 1, lines.get(at - 1).replaceFirst(",$", ""));
    }

    private Path write(List<String> lines) throws IOException {
        return write(String.join("\n", lines), StandardCharsets.UTF_8);
    }

    private Path write(String text, Charset charset) throws IOException {
        Path file = folder.resolve("damaged.json");
        Files.write(file, text.getBytes(charset));
        return file;
    }

    private RefusedLoad refusal(Path... files) throws IOException {
        Fresh into = Objects.requireNonNull(fresh);
        Path before = folder.resolve("before.json");
        Path after = folder.resolve("after.json");
        Fresh.dump(dump, datasets, into.source, before);
        RefusedLoad refused = catchThrowableOfType(RefusedLoad.class, () -> Fresh.load(load, into.source, files));
        assertThat(refused).isNotNull();
        Fresh.dump(dump, datasets, into.source, after);
        assertThat(Files.mismatch(before, after)).isEqualTo(-1);
        return refused;
    }
}

package io.inventario.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.inventario.DatabaseTests;
import io.inventario.JavaCommand;
import io.inventario.database.DatabaseUrl;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole Northwind data imported and reported by real processes, compared with every known figure to the cent. */
class NorthwindTests {
    private static final String ALL = "1996-07-04..1998-05-06";

    private final String url = DatabaseTests.freshUrl();

    @Test
    void everyFigureComesOutAndASecondImportChangesNothing() throws Exception {
        String property = System.getProperty("northwind.dir", "");
        Assumptions.assumeFalse(property.isBlank(), "northwind.dir names no folder");
        Path folder = Path.of(property).toAbsolutePath();
        JsonNode expected = JsonMapper.shared().readTree(Files.readString(folder.resolve("expected.json")));

        JsonNode first = run("demo", "northwind", folder.toString(), "--json");
        assertThat(first.get("posted").asInt()).isEqualTo(831);
        assertThat(first.get("differences")).isEmpty();
        Map<String, Long> rows = rowsOfAllTables();
        JsonNode second = run("demo", "northwind", folder.toString(), "--json");
        assertThat(second.get("posted").asInt()).isZero();
        assertThat(second.get("created").asInt()).isZero();
        assertThat(rowsOfAllTables()).isEqualTo(rows);

        JsonNode months = report("month");
        assertThat(months.get("total").get("documents").asInt())
                .isEqualTo(expected.get("orders").asInt());
        assertThat(amount(months.get("total"), "net")).isEqualByComparingTo(amount(expected, "net"));
        assertThat(amount(months.get("total"), "net").add(amount(months.get("total"), "discount")))
                .isEqualByComparingTo(amount(expected, "gross"));
        expected.get("net_by_year")
                .forEachEntry((year, net) -> assertThat(sumOf(months, year)).isEqualByComparingTo(net.asString()));
        agrees(report("category"), expected.get("net_by_category"), "", true);
        agrees(report("seller"), expected.get("net_by_employee"), "nw-", true);
        JsonNode customers = report("customer");
        agrees(customers, expected.get("top_customers"), "", false);
        assertThat(customers.get("rows").get(0).get("key").asString()).isEqualTo("QUICK");
        JsonNode products = report("product");
        assertThat(products.get("rows")).hasSize(77);
        assertThat(amount(products.get("total"), "quantity")).isEqualByComparingTo(amount(expected, "units"));
        assertThat(onHand()).isEqualTo(unitsInStock(folder));
    }

    /** Every expected key has its net; where {@code all}, there is no other row. */
    private static void agrees(JsonNode report, JsonNode expected, String prefix, boolean all) {
        Map<String, String> nets = new TreeMap<>();
        report.get("rows")
                .forEach(row ->
                        nets.put(row.get("key").asString(), row.get("net").asString()));
        expected.forEachEntry((key, net) -> assertThat(nets).containsEntry(prefix + key, net.asString()));
        if (all) {
            assertThat(nets).hasSize(expected.size());
        }
    }

    private static BigDecimal sumOf(JsonNode months, String year) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode row : months.get("rows")) {
            if (row.get("key").asString().startsWith(year)) {
                sum = sum.add(amount(row, "net"));
            }
        }
        return sum;
    }

    private static BigDecimal amount(JsonNode node, String field) {
        return new BigDecimal(node.get(field).asString());
    }

    private JsonNode report(String by) throws Exception {
        String[] days = ALL.split("\\.\\.");
        return run("report", "sales-by-" + by, "--from", days[0], "--to", days[1]);
    }

    private JsonNode run(String... arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile("inventario", ".out");
        Path err = Files.createTempFile("inventario", ".err");
        ProcessBuilder builder = new ProcessBuilder(JavaCommand.program(arguments))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("DATABASE_URL", url);
        builder.environment().put("SECRET_KEY", "a key that only the tests of this machine use");
        Process process = builder.start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(err)).isZero();
        return JsonMapper.shared().readTree(Files.readString(out, StandardCharsets.UTF_8));
    }

    private Map<String, Long> rowsOfAllTables() throws SQLException {
        Map<String, Long> rows = new TreeMap<>();
        try (Connection connection = connect();
                ResultSet tables =
                        connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (tables.next()) {
                if ("inventario".equalsIgnoreCase(tables.getString("TABLE_SCHEM"))) {
                    String table = tables.getString("TABLE_NAME");
                    rows.put(table, count(connection, tables.getString("TABLE_SCHEM") + "." + table));
                }
            }
        }
        assertThat(rows).hasSizeGreaterThan(25);
        rows.keySet()
                .removeIf(table -> table.equalsIgnoreCase("audit_seal")); // a later command seals what the first wrote
        return rows;
    }

    private static long count(Connection connection, String table) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select count(*) from " + table)) {
            result.next();
            return result.getLong(1);
        }
    }

    private Map<String, Integer> onHand() throws SQLException {
        Map<String, Integer> onHand = new TreeMap<>();
        try (Connection connection = connect();
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select p.code, sum(l.quantity) from inventario.stock_level l"
                        + " join inventario.product p on p.id = l.product_id group by p.code")) {
            while (rows.next()) {
                onHand.put(rows.getString(1), rows.getBigDecimal(2).intValueExact());
            }
        }
        return onHand;
    }

    private static Map<String, Integer> unitsInStock(Path folder) {
        Map<String, Integer> units = new TreeMap<>();
        for (CsvLine line : CsvTable.read(folder, "products", "product_id", "units_in_stock")
                .lines()) {
            units.put("NW-" + line.required("product_id", 10), line.whole("units_in_stock", 0, 10_000));
        }
        return units;
    }

    private Connection connect() throws SQLException {
        return DatabaseUrl.of(url).connect();
    }
}

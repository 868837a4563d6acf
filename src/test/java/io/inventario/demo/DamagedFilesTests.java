package io.inventario.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inventario.DatabaseTests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every way in which a small, right set of files is damaged is refused by one line, before anything is written. */
class DamagedFilesTests extends DatabaseTests {
    private static final Map<String, String> RIGHT = Map.of(
            "suppliers.csv",
            """
            supplier_id,company_name,contact_name,address,city,region,postal_code,country,phone
            1,Lechería,Ana,Calle 1,Bogotá,,110111,Colombia,601
            """,
            "categories.csv",
            """
            category_id,category_name
            1,Lácteos
            """,
            "products.csv",
            """
            product_id,product_name,supplier_id,category_id,quantity_per_unit,unit_price,units_in_stock,reorder_level,discontinued
            1,Queso,1,1,"10, cajas",9.80000019,5,2,0
            2,Leche,1,1,,1.5,0,0,1
            """,
            "customers.csv",
            """
            customer_id,company_name,contact_name,address,city,region,postal_code,country,phone
            CAFE,Café Ñandú,Luz,,,,,,
            """,
            "employees.csv",
            """
            employee_id,first_name,last_name
            1,Sol,Paz
            """,
            "orders.csv",
            """
            order_id,customer_id,employee_id,order_date
            1,CAFE,1,1996-07-04
            """,
            "order_details.csv",
            """
            order_id,product_id,unit_price,quantity,discount
            1,1,7.7,3,0.150000006
            1,2,1.5,2,0
            """);

    @Autowired
    NorthwindImport northwind;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void writeRightFiles() throws IOException {
        for (Map.Entry<String, String> file : RIGHT.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            products.csv | 1,Queso,1 | products.csv, line 2: 8 fields where the heading has 9 | 1,Queso
            products.csv | ,discontinued | products.csv, line 1, discontinued: the column is missing | ,ended
            products.csv | 9.80000019 | products.csv, line 2, unit_price: 'nine' is not a number | nine
            products.csv | 9.80000019 | products.csv, line 2, unit_price: -9.8 is not between 0 and 999999999 | -9.8
            products.csv | 5,2,0 | products.csv, line 2, units_in_stock: '5.5' is not a whole number | 5.5,2,0
            products.csv | Leche,1 | products.csv, line 3, supplier_id: '7' is unknown | Leche,7
            products.csv | Leche,1,1 | products.csv, line 3, category_id: '8' is unknown | Leche,1,8
            products.csv | 2,Leche | products.csv, line 3, product_id: stands twice: 1 | 1,Leche
            products.csv | Leche | products.csv, line 3, product_name: must not be empty | ` `
            categories.csv | category_name | categories.csv, line 1, category_id: the column stands twice | category_id
            customers.csv | CAFE | customers.csv, line 2, customer_id: 24 characters where 20 fit | A23456789012345678901234
            customers.csv | CAFE, | orders.csv, line 2, customer_id: 'CAFE' is unknown | TEA,
            orders.csv | 1996-07-04 | orders.csv, line 2, order_date: '1996-02-30' is not a date such as 1996-07-04 | 1996-02-30
            orders.csv | CAFE,1 | orders.csv, line 2, employee_id: '5' is unknown | CAFE,5
            order_details.csv | 7.7,3 | order_details.csv, line 2, quantity: -3 is not between 1 and 1000000 | 7.7,-3
            order_details.csv | 0.150000006 | order_details.csv, line 2, discount: 1.5 is not between 0 and 1 | 1.5
            order_details.csv | 1,2,1.5 | order_details.csv, line 3, product_id: '9' is unknown | 1,9,1.5
            order_details.csv | 1,2,1.5 | order_details.csv, line 3, order_id and product_id: stands twice: 1, 1 | 1,1,1.5
            order_details.csv | 1,2,1.5 | order_details.csv, line 3, order_id: '6' is unknown | 6,2,1.5
            employees.csv | Sol | employees.csv, line 2, first_name: control characters are not allowed | S<NUL>l
            """)
    void damagedContentIsRefused(String file, String right, String message, String damaged) throws IOException {
        String text = Files.readString(folder.resolve(file));
        assertThat(text).contains(right);
        Files.writeString(
                folder.resolve(file), text.replace(right, damaged.replace("<NUL>", String.valueOf((char) 0))));
        refuses(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"suppliers.csv", "products.csv", "order_details.csv"})
    void aMissingFileIsRefused(String file) throws IOException {
        Files.delete(folder.resolve(file));
        refuses(file + " is missing");
    }

    @Test
    void whatIsNotUtf8IsRefused() throws IOException {
        Files.write(
                folder.resolve("suppliers.csv"),
                RIGHT.getOrDefault("suppliers.csv", "").getBytes(StandardCharsets.ISO_8859_1));
        refuses("suppliers.csv, line 2: not UTF-8");
    }

    @Test
    void anOrderWithoutLinesAndAnEmptyFileAreRefused() throws IOException {
        Files.writeString(folder.resolve("orders.csv"), "2,CAFE,1,1996-07-05\n", StandardOpenOption.APPEND);
        refuses("orders.csv, line 3, order_id: order 2 has no lines in order_details.csv");
        Files.writeString(folder.resolve("orders.csv"), "");
        refuses("orders.csv, line 1: the heading is missing");
    }

    @Test
    void aQuotationMarkThatIsNotClosedIsRefused() throws IOException {
        String text = RIGHT.getOrDefault("products.csv", "").replace("cajas\"", "cajas");
        Files.writeString(folder.resolve("products.csv"), text);
        refuses("products.csv, line 2: a damaged line, perhaps a quotation mark that is not closed");
    }

    private void refuses(String message) {
        Map<String, Long> before = rows();
        assertThatThrownBy(() -> shop.as(() -> northwind.load(folder, (step, done, all) -> {})))
                .isInstanceOf(UnusableFile.class)
                .hasMessage(message);
        assertThat(rows()).isEqualTo(before);
    }

    private Map<String, Long> rows() {
        Map<String, Long> rows = new TreeMap<>();
        for (String table :
                new String[] {"company", "supplier", "category", "product", "audit_row", "document", "app_user"}) {
            rows.put(
                    table,
                    jdbc.sql("select count(*) from " + table).query(Long.class).single());
        }
        rows.put(
                "version",
                jdbc.sql("select version from company").query(Long.class).single());
        return rows;
    }
}

package io.inventario.demo;

import io.inventario.demo.Northwind.CustomerLine;
import io.inventario.demo.Northwind.EmployeeLine;
import io.inventario.demo.Northwind.Order;
import io.inventario.demo.Northwind.OrderLine;
import io.inventario.demo.Northwind.ProductLine;
import io.inventario.demo.Northwind.SupplierLine;
import io.inventario.shared.Money;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the folder of Northwind files whole and refuses it at the first thing that is wrong, before anything is written. */
final class NorthwindFiles {
    private static final int NAME = 200;
    private static final int PERSON = 100;
    private static final int PHONE = 40;
    private static final int ADDRESS = 300;
    private static final int MOST_UNITS = 1_000_000;
    private static final BigDecimal HIGHEST_PRICE = new BigDecimal("999999999");
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 2);
    private static final String[] PLACE = {"address", "city", "region", "postal_code", "country"};

    private final Path folder;
    private final LocalDate today;

    NorthwindFiles(Path folder, LocalDate today) {
        this.folder = folder;
        this.today = today;
    }

    /** @throws UnusableFile naming file, line and field */
    Northwind read() {
        Map<String, SupplierLine> suppliers = suppliers();
        Map<String, String> categories = categories();
        Map<String, ProductLine> products = products(suppliers, categories);
        Map<String, CustomerLine> customers = customers();
        Map<String, EmployeeLine> employees = employees();
        return new Northwind(
                suppliers, categories, products, customers, employees, orders(customers, employees, products));
    }

    private Map<String, SupplierLine> suppliers() {
        Map<String, SupplierLine> suppliers = new LinkedHashMap<>();
        for (CsvLine line : table("suppliers", "supplier_id", "company_name", "contact_name", "phone", PLACE)) {
            suppliers.put(
                    id(line, "supplier_id"),
                    new SupplierLine(
                            line.required("company_name", NAME),
                            line.text("contact_name", 150),
                            line.text("phone", PHONE),
                            line.joined(ADDRESS, PLACE)));
        }
        return suppliers;
    }

    private Map<String, String> categories() {
        Map<String, String> categories = new LinkedHashMap<>();
        for (CsvLine line : CsvTable.read(folder, "categories", "category_id", "category_name")
                .unique("category_id")
                .unique("category_name")
                .lines()) {
            categories.put(id(line, "category_id"), line.required("category_name", PERSON));
        }
        return categories;
    }

    private Map<String, ProductLine> products(Map<String, SupplierLine> suppliers, Map<String, String> categories) {
        Map<String, ProductLine> products = new LinkedHashMap<>();
        for (CsvLine line : CsvTable.read(
                        folder,
                        "products",
                        "product_id",
                        "product_name",
                        "supplier_id",
                        "category_id",
                        "quantity_per_unit",
                        "unit_price",
                        "units_in_stock",
                        "reorder_level",
                        "discontinued")
                .unique("product_id")
                .lines()) {
            products.put(
                    id(line, "product_id"),
                    new ProductLine(
                            line.required("product_name", NAME),
                            line.reference("supplier_id", suppliers),
                            line.reference("category_id", categories),
                            line.text("quantity_per_unit", NAME),
                            price(line),
                            line.whole("units_in_stock", 0, MOST_UNITS),
                            line.whole("reorder_level", 0, MOST_UNITS),
                            line.whole("discontinued", 0, 1) == 1));
        }
        return products;
    }

    private Map<String, CustomerLine> customers() {
        Map<String, CustomerLine> customers = new LinkedHashMap<>();
        for (CsvLine line : table("customers", "customer_id", "company_name", "contact_name", "phone", PLACE)) {
            customers.put(
                    line.required("customer_id", 20),
                    new CustomerLine(
                            line.required("company_name", NAME),
                            line.text("contact_name", NAME),
                            line.text("phone", PHONE),
                            line.joined(ADDRESS, PLACE)));
        }
        return customers;
    }

    private Map<String, EmployeeLine> employees() {
        Map<String, EmployeeLine> employees = new LinkedHashMap<>();
        for (CsvLine line : CsvTable.read(folder, "employees", "employee_id", "first_name", "last_name")
                .unique("employee_id")
                .lines()) {
            employees.put(
                    id(line, "employee_id"),
                    new EmployeeLine(line.required("first_name", PERSON), line.required("last_name", PERSON)));
        }
        return employees;
    }

    private List<Order> orders(
            Map<String, CustomerLine> customers,
            Map<String, EmployeeLine> employees,
            Map<String, ProductLine> products) {
        CsvTable table = CsvTable.read(folder, "orders", "order_id", "customer_id", "employee_id", "order_date")
                .unique("order_id");
        Map<String, List<OrderLine>> lines = new LinkedHashMap<>();
        table.lines().forEach(line -> lines.put(id(line, "order_id"), new ArrayList<>()));
        readOrderLines(lines, products);
        List<Order> orders = new ArrayList<>();
        for (CsvLine line : table.lines()) {
            String number = id(line, "order_id");
            List<OrderLine> ordered = lines.getOrDefault(number, List.of());
            Order order = new Order(
                    number,
                    line.reference("customer_id", customers),
                    line.reference("employee_id", employees),
                    line.date("order_date", FIRST_DAY, today),
                    ordered);
            if (ordered.isEmpty()) {
                throw line.wrong("order_id", "order " + number + " has no lines in order_details.csv");
            }
            orders.add(order);
        }
        orders.sort(Comparator.comparing(Order::day).thenComparing(order -> Integer.valueOf(order.number())));
        return orders;
    }

    private void readOrderLines(Map<String, List<OrderLine>> orders, Map<String, ProductLine> products) {
        for (CsvLine line : CsvTable.read(
                        folder, "order_details", "order_id", "product_id", "unit_price", "quantity", "discount")
                .unique("order_id", "product_id")
                .lines()) {
            BigDecimal discount = line.decimal("discount", BigDecimal.ONE, 2).movePointRight(2);
            OrderLine ordered = new OrderLine(
                    line.reference("product_id", products),
                    price(line),
                    line.whole("quantity", 1, MOST_UNITS),
                    discount.setScale(0));
            orders.getOrDefault(line.reference("order_id", orders), List.of()).add(ordered);
        }
    }

    private List<CsvLine> table(String file, String id, String name, String contact, String phone, String[] place) {
        String[] columns = {id, name, contact, phone, place[0], place[1], place[2], place[3], place[4]};
        return CsvTable.read(folder, file, columns).unique(id).lines();
    }

    private static String id(CsvLine line, String field) {
        return String.valueOf(line.whole(field, 1, Integer.MAX_VALUE));
    }

    private static Money price(CsvLine line) {
        return new Money(line.decimal("unit_price", HIGHEST_PRICE, Northwind.DIGITS));
    }
}

package io.inventario.demo;

import io.inventario.shared.Money;
import io.inventario.shared.Quantity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The Northwind files as they were read and found right, each thing under its key in the files, in their order.
 *
 * @param orders by date, then number
 */
record Northwind(
        Map<String, SupplierLine> suppliers,
        Map<String, String> categories,
        Map<String, ProductLine> products,
        Map<String, CustomerLine> customers,
        Map<String, EmployeeLine> employees,
        List<Order> orders) {
    static final int DIGITS = 2;

    record SupplierLine(
            String name,
            @Nullable String contact,
            @Nullable String phone,
            @Nullable String address) {}

    record ProductLine(
            String name,
            String supplier,
            String category,
            @Nullable String packing,
            Money price,
            int inStock,
            int reorderLevel,
            boolean discontinued) {}

    record CustomerLine(
            String name,
            @Nullable String contact,
            @Nullable String phone,
            @Nullable String address) {}

    record EmployeeLine(String firstName, String lastName) {}

    record Order(String number, String customer, String employee, LocalDate day, List<OrderLine> lines) {
        Money net() {
            return Money.sum(lines, OrderLine::net);
        }
    }

    /** @param discountPercent whole percent: 15 means 15 % */
    record OrderLine(String product, Money price, int quantity, BigDecimal discountPercent) {
        private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

        Money net() {
            return price.times(Quantity.of(quantity))
                    .percent(HUNDRED.subtract(discountPercent))
                    .rounded(DIGITS);
        }
    }

    Money net() {
        return Money.sum(orders, Order::net);
    }

    int lines() {
        return orders.stream().mapToInt(order -> order.lines().size()).sum();
    }

    long units() {
        return orders.stream()
                .flatMap(order -> order.lines().stream())
                .mapToLong(OrderLine::quantity)
                .sum();
    }

    /** What must have been there before the first order. */
    long openingStock(String product, ProductLine line) {
        return line.inStock()
                + orders.stream()
                        .flatMap(order -> order.lines().stream())
                        .filter(sold -> sold.product().equals(product))
                        .mapToLong(OrderLine::quantity)
                        .sum();
    }
}

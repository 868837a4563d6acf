package io.inventario.demo;

import io.inventario.shared.Money;
import io.inventario.shared.Quantity;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Adds up in the database what the imported documents hold and compares it with the files: these documents only, so that a
 * company that went on trading can still repeat the import.
 */
@Component
class NorthwindComparison {
    private final JdbcClient jdbc;

    NorthwindComparison(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    NorthwindSummary summary(
            Northwind files,
            NorthwindExpected expected,
            List<UUID> commands,
            Counts masters,
            Counts documents,
            Duration took) {
        Sold sold = sold(commands);
        Map<String, BigDecimal> onHand = onHand(commands);
        BigDecimal all = onHand.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        List<String> differences = new ArrayList<>();
        compare("orders", BigDecimal.valueOf(files.orders().size()), BigDecimal.valueOf(sold.sales()), differences);
        compare("lines", BigDecimal.valueOf(files.lines()), BigDecimal.valueOf(sold.lines()), differences);
        compare("units", BigDecimal.valueOf(files.units()), sold.units(), differences);
        compare("net", files.net().amount(), sold.net(), differences);
        files.products()
                .forEach((key, line) -> compare(
                        "on hand of product " + key,
                        BigDecimal.valueOf(line.inStock()),
                        onHand.getOrDefault("NW-" + key, BigDecimal.ZERO),
                        differences));
        differences.addAll(expected.differences(Map.of(
                "orders", BigDecimal.valueOf(sold.sales()),
                "lines", BigDecimal.valueOf(sold.lines()),
                "units", sold.units(),
                "net", sold.net(),
                "units_in_stock_total", all)));
        return new NorthwindSummary(
                masters.created(),
                masters.unchanged(),
                documents.created(),
                documents.unchanged(),
                sold.sales(),
                sold.lines(),
                new Money(sold.net()),
                new Quantity(sold.units()),
                new Quantity(all),
                differences,
                took);
    }

    private static void compare(String what, BigDecimal expected, BigDecimal found, List<String> differences) {
        if (expected.compareTo(found) != 0) {
            differences.add(what + " is " + found.toPlainString() + ", the files say " + expected.toPlainString());
        }
    }

    private record Sold(long sales, long lines, BigDecimal units, BigDecimal net) {}

    private Sold sold(List<UUID> commands) {
        if (commands.isEmpty()) {
            return new Sold(0, 0, BigDecimal.ZERO, BigDecimal.ZERO);
        }
        return jdbc.sql("""
                        select count(distinct l.sale_id) as sales, count(*) as lines,
                            coalesce(sum(l.quantity), 0) as units, coalesce(sum(l.net), 0) as net
                        from document d join sale_line l on l.sale_id = d.id where d.command_id in (:commands)""").param("commands", commands).query(Sold.class).single();
    }

    private Map<String, BigDecimal> onHand(List<UUID> commands) {
        Map<String, BigDecimal> onHand = new HashMap<>();
        if (!commands.isEmpty()) {
            jdbc.sql("""
                            select p.code as code, sum(m.quantity) as quantity from document d
                            join stock_movement m on m.document_id = d.id join product p on p.id = m.product_id
                            where d.command_id in (:commands) group by p.code""").param("commands", commands).query(row -> {
                onHand.put(row.getString("code"), row.getBigDecimal("quantity"));
            });
        }
        return onHand;
    }
}

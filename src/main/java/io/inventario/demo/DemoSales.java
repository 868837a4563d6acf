package io.inventario.demo;

import io.inventario.products.Product;
import io.inventario.shared.Money;
import io.inventario.shared.Quantity;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes up who bought what on which day: more on Saturdays, few on Sundays, a few goods far more often than most. */
final class DemoSales {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Random random;
    private final DemoMasterData.Known known;

    DemoSales(DemoSize size, DemoMasterData.Known known) {
        this.random = new Random(size.seed() * 31 + 5);
        this.known = known;
    }

    /** @param way 0 to 99, by which the means of payment is chosen */
    record Plan(int number, LocalDate day, @Nullable UUID customer, UUID seller, int way, List<Line> lines) {
        Money total(int digits) {
            return Money.sum(
                    lines,
                    line -> line.product()
                            .getSalePrice()
                            .times(line.quantity())
                            .percent(HUNDRED.subtract(line.discountPercent()))
                            .rounded(digits));
        }
    }

    record Line(Product product, Quantity quantity, BigDecimal discountPercent) {}

    /** In the order of their days. */
    List<Plan> plan(int count, LocalDate first, int days) {
        List<Plan> plans = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            plans.add(new Plan(
                    i,
                    day(first, days),
                    random.nextInt(100) < 55
                            ? null
                            : known.customers().get(skewed(known.customers().size())),
                    known.sellers().get(skewed(known.sellers().size())),
                    random.nextInt(100),
                    lines()));
        }
        plans.sort(Comparator.comparing(Plan::day).thenComparing(Plan::number));
        return plans;
    }

    /** What has to be there at the start for all of it, by product. */
    static Map<Product, Quantity> needed(List<Plan> plans) {
        Map<Product, Quantity> needed = new HashMap<>();
        plans.forEach(
                plan -> plan.lines().forEach(line -> needed.merge(line.product(), line.quantity(), Quantity::plus)));
        return needed;
    }

    private LocalDate day(LocalDate first, int days) {
        while (true) {
            // the company grows: later days are likelier
            LocalDate day = first.plusDays((long) (days * Math.pow(random.nextDouble(), 0.8)));
            if (random.nextInt(100) < weight(day.getDayOfWeek())) {
                return day;
            }
        }
    }

    private static int weight(DayOfWeek day) {
        return switch (day) {
            case SATURDAY -> 100;
            case FRIDAY -> 85;
            case SUNDAY -> 12;
            default -> 60;
        };
    }

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        int count = 1 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            BigDecimal discount =
                    random.nextInt(100) < 8 ? BigDecimal.valueOf(5L * (1 + random.nextInt(3))) : BigDecimal.ZERO;
            Product product = known.products().get(skewed(known.products().size()));
            lines.add(new Line(product, Quantity.of(1 + skewed(6)), discount));
        }
        return lines;
    }

    /** Zero far more often than the last. */
    private int skewed(int bound) {
        double even = random.nextDouble();
        return (int) (bound * even * even);
    }
}

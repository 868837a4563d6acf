package io.inventario.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/** Prints the results as a table that can go into the documents. */
final class BenchReport {
    private BenchReport() {}

    static BigDecimal ratio(Rounds.Rate ours, Rounds.Rate plain) {
        return ours.perSecond().divide(plain.perSecond(), 3, RoundingMode.HALF_UP);
    }

    static void print(List<String> columns, List<Map<String, Object>> results) {
        System.out.println("| " + String.join(" | ", columns) + " |");
        System.out.println("|---".repeat(columns.size()) + "|");
        for (Map<String, Object> result : results) {
            StringBuilder row = new StringBuilder("|");
            columns.forEach(column ->
                    row.append(' ').append(result.getOrDefault(column, "")).append(" |"));
            System.out.println(row);
        }
    }

    static void printShares(Map<String, Long> samples) {
        long all = samples.values().stream().mapToLong(Long::longValue).sum();
        samples.forEach((owner, count) -> System.out.println(owner + ": "
                + BigDecimal.valueOf(100 * count).divide(BigDecimal.valueOf(Math.max(1, all)), 1, RoundingMode.HALF_UP)
                + " % of samples"));
    }
}

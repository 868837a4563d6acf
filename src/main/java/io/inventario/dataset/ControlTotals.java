package io.inventario.dataset;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * Figures that say whether two databases hold the same: the rows of every table, and the sums that its module names. They can be
 * computed on any connection, of the tables in its current schema, and are exact.
 */
@Component
public class ControlTotals {
    private final Datasets datasets;

    ControlTotals(Datasets datasets) {
        this.datasets = datasets;
    }

    /**
     * The figures of one moment.
     *
     * @param figures the number of rows by the model's name such as {@code sales.sale}, sums by {@code sales.sale.tax}
     */
    public record Figures(SortedMap<String, BigDecimal> figures) {
        /** As they are written into files: decimals without needless zeros. */
        public SortedMap<String, String> texts() {
            SortedMap<String, String> texts = new TreeMap<>();
            figures.forEach((name, figure) -> texts.put(name, text(figure)));
            return texts;
        }

        private static String text(BigDecimal figure) {
            return figure.signum() == 0 ? "0" : figure.stripTrailingZeros().toPlainString();
        }

        /** Figures that another set of them does not have or has otherwise. */
        public List<Difference> differences(Map<String, String> expected) {
            Map<String, String> found = texts();
            Set<String> names = new TreeSet<>(found.keySet());
            names.addAll(expected.keySet());
            List<Difference> differences = new ArrayList<>();
            for (String name : names) {
                String here = found.getOrDefault(name, "-");
                String there = expected.getOrDefault(name, "-");
                if (!here.equals(there)) {
                    differences.add(new Difference(name, there, here));
                }
            }
            return differences;
        }
    }

    /** A figure that is not as expected; a dash where it is missing. */
    public record Difference(String name, String expected, String found) {}

    /** All figures that this program knows. */
    public Figures of(Connection connection) throws SQLException {
        return of(connection, name -> true);
    }

    /** Those of them that an older version named: its schema may lack the tables of the others. */
    public Figures of(Connection connection, Set<String> names) throws SQLException {
        return of(connection, names::contains);
    }

    private Figures of(Connection connection, Predicate<String> wanted) throws SQLException {
        SortedMap<String, BigDecimal> figures = new TreeMap<>();
        for (Dataset dataset : datasets.all()) {
            for (Model model : dataset.models()) {
                if (wanted.test(model.fullName())) {
                    figures.put(model.fullName(), figure(connection, "select count(*) from " + model.table()));
                }
            }
            for (Map.Entry<String, String> total : dataset.totals().entrySet()) {
                String name = dataset.module() + "." + total.getKey();
                if (wanted.test(name)) {
                    figures.put(name, figure(connection, total.getValue()));
                }
            }
        }
        return new Figures(figures);
    }

    private static BigDecimal figure(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            BigDecimal figure = row.next() ? row.getBigDecimal(1) : null;
            return figure == null ? BigDecimal.ZERO : figure;
        }
    }
}

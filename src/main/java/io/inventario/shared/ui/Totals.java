package io.inventario.shared.ui;

import java.util.HashMap;
import java.util.Map;

/** What the footer of a list says about all the rows that the filter lets through: how many, and texts under some columns. */
public record Totals(long rows, Map<String, String> cells) {
    public Totals {
        cells = Map.copyOf(cells);
    }

    public static Totals of(long rows) {
        return new Totals(rows, Map.of());
    }

    /** The same totals with {@code text} under the column {@code key}. */
    public Totals with(String key, String text) {
        Map<String, String> more = new HashMap<>(cells);
        more.put(key, text);
        return new Totals(rows, more);
    }
}

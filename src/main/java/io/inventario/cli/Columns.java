package io.inventario.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Rows for a terminal, each column as wide as its widest cell. */
final class Columns {
    private final List<String> headings;
    private final List<List<String>> rows = new ArrayList<>();

    /** @param headings each begins with {@code <} for a column of words or {@code >} for one of numbers */
    Columns(String... headings) {
        this.headings = List.of(headings);
        row(this.headings.stream().map(heading -> heading.substring(1)).toArray());
    }

    void row(Object... cells) {
        rows.add(List.of(cells).stream().map(String::valueOf).toList());
    }

    void print(PrintWriter out) {
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < headings.size(); i++) {
                int column = i;
                int width = rows.stream()
                        .mapToInt(r -> r.get(column).length())
                        .max()
                        .orElse(0);
                boolean left = headings.get(i).startsWith("<");
                line.append(line.isEmpty() ? "" : "  ")
                        .append(String.format("%" + (left ? "-" : "") + Math.max(1, width) + "s", row.get(i)));
            }
            out.println(line.toString().stripTrailing());
        }
    }
}

package io.inventario.shared.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.badge.BadgeVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import io.inventario.shared.Formats;
import io.inventario.shared.Money;
import io.inventario.shared.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Adds columns to a grid so that money, quantities, dates and states look the same in every list, and knows how each is exported.
 *
 * <p>A column's key is the name of the entity's property it sorts by; its heading is the text {@code MODULE.KEY}.
 */
public class Columns<R> {
    private final Grid<R> grid;
    private final String module;
    private final Formats formats;
    private final Map<String, Function<R, String>> exported = new LinkedHashMap<>();

    public Columns(Grid<R> grid, String module, Formats formats) {
        this.grid = grid;
        this.module = module;
        this.formats = formats;
    }

    public Grid.Column<R> text(String key, Function<R, @Nullable String> value) {
        Function<R, String> shown = row -> orEmpty(value.apply(row));
        return add(key, grid.addColumn(shown::apply), row -> CsvExport.harmless(shown.apply(row)))
                .setTooltipGenerator(shown::apply);
    }

    /** Amounts without a currency symbol: the heading says what they are. */
    public Grid.Column<R> money(String key, Function<R, @Nullable Money> value) {
        return number(key, row -> formats.amount(value.apply(row)), row -> {
            Money money = value.apply(row);
            return money == null ? "" : CsvExport.money(money, formats);
        });
    }

    public Grid.Column<R> quantity(String key, Function<R, @Nullable Quantity> value) {
        return number(key, row -> formats.quantity(value.apply(row)), row -> {
            Quantity quantity = value.apply(row);
            return quantity == null ? "" : CsvExport.decimal(quantity.value(), formats);
        });
    }

    /** What one unit costs: up to six decimals. */
    public Grid.Column<R> unitCost(String key, Function<R, @Nullable BigDecimal> value) {
        return number(key, row -> formats.unitCost(value.apply(row)), row -> {
            BigDecimal cost = value.apply(row);
            return cost == null ? "" : CsvExport.decimal(cost, formats);
        });
    }

    public Grid.Column<R> count(String key, Function<R, ? extends @Nullable Number> value) {
        return number(
                key,
                row -> {
                    Number count = value.apply(row);
                    return count == null ? "" : formats.count(count.longValue());
                },
                row -> orEmpty(value.apply(row)));
    }

    public Grid.Column<R> date(String key, Function<R, @Nullable LocalDate> value) {
        return add(key, grid.addColumn(row -> formats.date(value.apply(row))), row -> orEmpty(value.apply(row)));
    }

    public Grid.Column<R> time(String key, Function<R, @Nullable Instant> value) {
        return add(key, grid.addColumn(row -> formats.time(value.apply(row))), row -> {
            Instant instant = value.apply(row);
            return instant == null ? "" : CsvExport.time(instant, formats);
        });
    }

    /** A state in one word with a colour, never the colour alone. */
    public Grid.Column<R> status(String key, Function<R, Status> value) {
        ComponentRenderer<Badge, R> renderer = new ComponentRenderer<>(row -> {
            Status status = value.apply(row);
            Badge badge = new Badge(status.text());
            badge.addThemeVariants(BadgeVariant.SMALL);
            if (status.tone().variant != null) {
                badge.addThemeVariants(status.tone().variant);
            }
            return badge;
        });
        return add(key, grid.addColumn(renderer), row -> value.apply(row).text());
    }

    /** A state as people read it, and how good it is. */
    public record Status(String text, Tone tone) {}

    /** How good a state is. */
    public enum Tone {
        GOOD(BadgeVariant.SUCCESS),
        NEUTRAL(null),
        WARNING(BadgeVariant.WARNING),
        BAD(BadgeVariant.ERROR);

        private final @Nullable BadgeVariant variant;

        Tone(@Nullable BadgeVariant variant) {
            this.variant = variant;
        }
    }

    /** The cells of a row for the given columns, as a spreadsheet should get them. */
    List<String> cells(R row, List<String> keys) {
        return keys.stream().map(key -> cell(row, key)).toList();
    }

    private String cell(R row, String key) {
        Function<R, String> cell = exported.get(key);
        return cell == null ? "" : cell.apply(row);
    }

    private Grid.Column<R> number(String key, Function<R, String> shown, Function<R, String> cell) {
        return add(key, grid.addColumn(shown::apply), cell)
                .setTextAlign(ColumnTextAlign.END)
                .setPartNameGenerator(row -> "number");
    }

    private Grid.Column<R> add(String key, Grid.Column<R> column, Function<R, String> cell) {
        exported.put(key, cell);
        return column.setKey(key)
                .setHeader(t(module + "." + key))
                .setResizable(true)
                .setSortProperty(key)
                .setAutoWidth(false);
    }

    private static String orEmpty(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}

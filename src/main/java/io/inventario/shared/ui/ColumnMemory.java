package io.inventario.shared.ui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.page.WebStorage;
import io.inventario.shared.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keeps a person's choice, order and widths of columns in the browser, so that a list looks as they left it. */
class ColumnMemory<R> {
    /** One column: its key, a minus where it is hidden, its width where it was changed. */
    private static final Pattern COLUMN = Pattern.compile("([\\w.]{1,80})(-?):(\\d{2,4}px)?");

    private final Grid<R> grid;
    private final String key;
    private Runnable restored = () -> {};

    ColumnMemory(Grid<R> grid, String list) {
        this.grid = grid;
        this.key = "inventario.columns." + (Actor.isSignedIn() ? Actor.current().actorName() : "") + "." + list;
        grid.addColumnReorderListener(event -> save());
        grid.addColumnResizeListener(event -> save());
        grid.addAttachListener(event -> WebStorage.getItem(key, this::apply));
    }

    /** Who shows the choice of columns shows it again then. */
    void whenRestored(Runnable listener) {
        restored = listener;
    }

    void save() {
        WebStorage.setItem(
                key, grid.getColumns().stream().map(ColumnMemory::describe).collect(Collectors.joining(";")));
    }

    /** What was kept; columns it does not name stay where they are, at the end. */
    void apply(@Nullable String kept) {
        if (kept == null) {
            return;
        }
        List<Grid.Column<R>> order = new ArrayList<>();
        for (String part : kept.split(";")) {
            Matcher matcher = COLUMN.matcher(part);
            Optional<Grid.Column<R>> found =
                    matcher.matches() ? Optional.ofNullable(grid.getColumnByKey(matcher.group(1))) : Optional.empty();
            found.filter(column -> !order.contains(column)).ifPresent(column -> {
                order.add(column);
                column.setVisible(matcher.group(2).isEmpty());
                if (matcher.group(3) != null) {
                    column.setWidth(matcher.group(3)).setFlexGrow(0);
                }
            });
        }
        grid.getColumns().stream().filter(column -> !order.contains(column)).forEach(order::add);
        grid.setColumnOrder(order);
        restored.run();
    }

    private static String describe(Grid.Column<?> column) {
        String width = column.getWidth();
        return column.getKey() + (column.isVisible() ? "" : "-") + ":"
                + (width == null || column.getFlexGrow() > 0 ? "" : width);
    }
}

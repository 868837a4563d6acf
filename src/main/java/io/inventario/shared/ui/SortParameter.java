package io.inventario.shared.ui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.data.provider.QuerySortOrder;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.router.QueryParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.data.domain.Sort;

/** A list's order as the URL has it (column keys, a minus before those that descend) and as the database gets it. */
final class SortParameter {
    private static final String NAME = "orden";

    private SortParameter() {}

    /** The order that the URL asks for; columns that do not exist or can't be sorted are passed over. */
    static <R> List<GridSortOrder<R>> read(Grid<R> grid, QueryParameters parameters) {
        List<GridSortOrder<R>> order = new ArrayList<>();
        for (String part : parameters.getSingleParameter(NAME).orElse("").split(",")) {
            boolean descends = part.startsWith("-");
            Grid.Column<R> column = grid.getColumnByKey(descends ? part.substring(1) : part);
            if (column != null && column.isSortable()) {
                order.add(new GridSortOrder<>(column, descends ? SortDirection.DESCENDING : SortDirection.ASCENDING));
            }
        }
        return order;
    }

    /** Adds the order to the URL's parameters unless it is the usual one. */
    static <R> Map<String, String> write(
            List<GridSortOrder<R>> order, List<GridSortOrder<R>> usual, Map<String, String> parameters) {
        String text = text(order);
        if (!text.isEmpty() && !text.equals(text(usual))) {
            parameters.put(NAME, text);
        }
        return parameters;
    }

    /** The order with the id at its end: without it pages overlap and rows are missed. */
    static Sort total(Stream<QuerySortOrder> orders) {
        return Sort.by(orders.map(order -> order.getDirection() == SortDirection.ASCENDING
                                ? Sort.Order.asc(order.getSorted())
                                : Sort.Order.desc(order.getSorted()))
                        .toList())
                .and(Sort.by("id"));
    }

    private static <R> String text(List<GridSortOrder<R>> order) {
        return order.stream()
                .map(each -> (each.getDirection() == SortDirection.DESCENDING ? "-" : "")
                        + each.getSorted().getKey())
                .collect(Collectors.joining(","));
    }
}

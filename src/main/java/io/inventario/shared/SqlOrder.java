package io.inventario.shared;

import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;

/** The order and the page of a list as plain SQL, for lists that are read without entities. */
public final class SqlOrder {
    private SqlOrder() {}

    /**
     * What stands behind the where clause.
     *
     * @param columns the column of each property that a list may be sorted by; others are passed over
     * @param page sorted in a total order
     */
    public static String of(Pageable page, Map<String, String> columns) {
        String order = page.getSort().stream()
                .filter(each -> columns.containsKey(each.getProperty()))
                .map(each -> columns.get(each.getProperty()) + (each.isAscending() ? "" : " desc"))
                .collect(Collectors.joining(", "));
        return " order by " + order + " limit " + page.getPageSize() + " offset " + page.getOffset();
    }

    /** The newest first by the property {@code key}, with the id at the end. */
    public static Sort newest(String key) {
        return Sort.by(Sort.Order.desc(key), Sort.Order.desc("id"));
    }
}

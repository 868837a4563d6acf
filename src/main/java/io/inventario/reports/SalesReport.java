package io.inventario.reports;

import java.time.LocalDate;
import java.util.List;

/**
 * Sales of a span of business dates, added up.
 *
 * @param from first day
 * @param to last day, included
 * @param rows by net, the highest first; months in their order
 * @param total of all rows, a sale counted once however many rows it falls into
 */
public record SalesReport(SalesBy by, LocalDate from, LocalDate to, List<SalesReportRow> rows, SalesReportRow total) {
    public SalesReport {
        rows = List.copyOf(rows);
    }
}

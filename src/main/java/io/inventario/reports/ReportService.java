package io.inventario.reports;

import io.inventario.shared.Actor;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Money;
import io.inventario.shared.Permission;
import io.inventario.shared.Quantity;
import jakarta.annotation.security.RolesAllowed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Adds up what was posted, in the database. */
@Service
@Transactional(readOnly = true)
public class ReportService {
    private static final Comparator<SalesReportRow> BY_NET =
            Comparator.comparing(SalesReportRow::net).reversed().thenComparing(SalesReportRow::key);

    private final JdbcClient jdbc;

    ReportService(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param to last business date, included
     * @throws BusinessException when {@code from} is after {@code to}
     */
    @RolesAllowed(Permission.VIEW_REPORTS)
    public SalesReport sales(SalesBy by, LocalDate from, LocalDate to) {
        if (from.isAfter(to)) {
            throw BusinessException.at("from", "reports.dates.order", from, to);
        }
        List<SalesReportRow> rows = new ArrayList<>();
        List<SalesReportRow> total = new ArrayList<>();
        boolean costs = Actor.may(Permission.VIEW_COST);
        jdbc.sql(by.sql()).param("from", from).param("to", to).query(result -> {
            SalesReportRow row = read(result);
            (result.getInt("is_total") == 1 ? total : rows).add(costs ? row : row.withoutCost());
        });
        rows.sort(by == SalesBy.MONTH ? Comparator.comparing(SalesReportRow::key) : BY_NET);
        return new SalesReport(by, from, to, rows, total.getFirst());
    }

    private static SalesReportRow read(ResultSet row) throws SQLException {
        Money net = new Money(row.getBigDecimal("net"));
        Money tax = new Money(row.getBigDecimal("tax"));
        return new SalesReportRow(
                row.getString("row_key"),
                row.getString("row_label"),
                net,
                tax,
                net.plus(tax),
                new Money(row.getBigDecimal("discount")),
                new Money(row.getBigDecimal("cost")),
                new Quantity(row.getBigDecimal("quantity")),
                row.getLong("documents"));
    }
}

package io.inventario.reports;

import io.inventario.reports.Dashboard.Figures;
import io.inventario.reports.Dashboard.Share;
import io.inventario.shared.Actor;
import io.inventario.shared.Money;
import io.inventario.shared.Permission;
import jakarta.annotation.security.RolesAllowed;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Answers all that the dashboard asks in six queries, added up in the database by business date. */
@Service
@Transactional(readOnly = true)
public class DashboardService {
    private static final String SOLD = """
            from turnover l %s
            where l.business_date between :from and :to""";

    private final JdbcClient jdbc;

    DashboardService(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @RolesAllowed(Permission.VIEW_DASHBOARD)
    public Dashboard of(Span span) {
        boolean costs = Actor.may(Permission.VIEW_COST);
        List<@Nullable Money> values = costs ? stockValues(span) : List.of();
        Map<Boolean, Vouchers> vouchers = Actor.may(Permission.VIEW_EXPENSES) ? vouchers(span) : Map.of();
        Map<Boolean, Figures> figures = new LinkedHashMap<>();
        jdbc.sql("""
                        select is_now, count(distinct case when kind = 'SALE' then sale_id end)
                            - count(distinct case when kind = 'SALE_VOID' then sale_id end) as sales,
                            sum(net) as net, sum(tax) as tax, sum(cost) as cost
                        from (select case when l.business_date >= :from then 1 else 0 end as is_now,
                                l.kind, l.sale_id, l.net, l.tax, l.cost
                            from turnover l
                            where l.business_date between :beforeFrom and :to and (l.business_date >= :from
                                or l.business_date <= :beforeTo)) sold
                        group by is_now""")
                .params(Map.of(
                        "from",
                        span.from(),
                        "to",
                        span.to(),
                        "beforeFrom",
                        span.beforeFrom(),
                        "beforeTo",
                        span.beforeTo()))
                .query(row -> {
                    boolean now = row.getInt("is_now") == 1;
                    figures.put(
                            now,
                            new Figures(
                                    row.getLong("sales"),
                                    new Money(row.getBigDecimal("net")),
                                    new Money(row.getBigDecimal("tax")),
                                    costs ? new Money(row.getBigDecimal("cost")) : null,
                                    costs ? values.get(now ? 0 : 1) : null,
                                    vouchers.getOrDefault(now, Vouchers.HIDDEN).expenses(),
                                    vouchers.getOrDefault(now, Vouchers.HIDDEN).income()));
                });
        return new Dashboard(
                span,
                figures.getOrDefault(true, nothing(costs, costs ? values.get(0) : null, vouchers.get(true))),
                figures.getOrDefault(false, nothing(costs, costs ? values.get(1) : null, vouchers.get(false))),
                days(span),
                products(span),
                categories(span));
    }

    private static Figures nothing(boolean costs, @Nullable Money stockValue, @Nullable Vouchers vouchers) {
        return new Figures(
                0,
                Money.ZERO,
                Money.ZERO,
                costs ? Money.ZERO : null,
                stockValue,
                vouchers == null ? null : vouchers.expenses(),
                vouchers == null ? null : vouchers.income());
    }

    private record Vouchers(
            @Nullable Money expenses, @Nullable Money income) {
        static final Vouchers HIDDEN = new Vouchers(null, null);
    }

    /** What was spent and earned beside the trade, in the span (true) and in the one before (false). */
    private Map<Boolean, Vouchers> vouchers(Span span) {
        Map<Boolean, Vouchers> vouchers = new HashMap<>(
                Map.of(true, new Vouchers(Money.ZERO, Money.ZERO), false, new Vouchers(Money.ZERO, Money.ZERO)));
        jdbc.sql("""
                        select is_now, sum(case when kind = 'EXPENSE' then amount else 0 end) as expenses,
                            sum(case when kind = 'INCOME' then amount else 0 end) as income
                        from (select case when d.business_date >= :from then 1 else 0 end as is_now, v.kind, v.amount
                            from document d join voucher v on v.id = d.id
                            where d.kind in ('EXPENSE', 'EXTRA_INCOME') and d.business_date between :beforeFrom and :to
                                and (d.business_date >= :from or d.business_date <= :beforeTo)) paid
                        group by is_now""")
                .params(Map.of(
                        "from",
                        span.from(),
                        "to",
                        span.to(),
                        "beforeFrom",
                        span.beforeFrom(),
                        "beforeTo",
                        span.beforeTo()))
                .query(row -> {
                    vouchers.put(
                            row.getInt("is_now") == 1,
                            new Vouchers(
                                    new Money(row.getBigDecimal("expenses")), new Money(row.getBigDecimal("income"))));
                });
        return vouchers;
    }

    /** What the stock was worth at the end of the span and of the one before. */
    private List<@Nullable Money> stockValues(Span span) {
        return jdbc.sql("""
                        select coalesce(sum(cost), 0) as value_now,
                            coalesce(sum(case when business_date <= :beforeTo then cost else 0 end), 0) as value_before
                        from stock_movement where business_date <= :to""")
                .param("to", span.to())
                .param("beforeTo", span.beforeTo())
                .query((row, number) ->
                        List.<@Nullable Money>of(new Money(row.getBigDecimal(1)), new Money(row.getBigDecimal(2))))
                .single();
    }

    private Map<LocalDate, Money> days(Span span) {
        Map<LocalDate, Money> days = new LinkedHashMap<>();
        sold("select l.business_date, sum(l.net) as net", "", "group by l.business_date order by l.business_date", span)
                .query(row -> {
                    days.put(row.getObject(1, LocalDate.class), new Money(row.getBigDecimal("net")));
                });
        return days;
    }

    private List<Share> products(Span span) {
        return shares(
                "select p.name as name, sum(l.net) as net",
                "join product p on p.id = l.product_id",
                "group by p.id, p.code, p.name order by sum(l.net) desc, p.code fetch first 10 rows only",
                span);
    }

    private List<Share> categories(Span span) {
        return shares(
                "select coalesce(c.path, '') as name, sum(l.net) as net",
                "join product p on p.id = l.product_id left join category c on c.id = p.category_id",
                "group by c.path order by sum(l.net) desc, c.path",
                span);
    }

    private List<Share> shares(String select, String joins, String order, Span span) {
        return sold(select, joins, order, span)
                .query((row, number) -> {
                    BigDecimal net = row.getBigDecimal("net");
                    return new Share(row.getString("name"), new Money(net));
                })
                .list();
    }

    private JdbcClient.StatementSpec sold(String select, String joins, String order, Span span) {
        return jdbc.sql(select + " " + SOLD.formatted(joins) + " " + order)
                .param("from", span.from())
                .param("to", span.to());
    }
}

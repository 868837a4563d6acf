package io.inventario.reports;

/** By what a sales report adds up, with the SQL that names a line's row; voids and returns count against it on their own day. */
public enum SalesBy {
    PRODUCT("p.code", "p.name", "join product p on p.id = l.product_id"),
    CATEGORY(
            "coalesce(c.path, '')",
            "coalesce(c.path, '')",
            "join product p on p.id = l.product_id left join category c on c.id = p.category_id"),
    CUSTOMER("coalesce(c.code, '')", "coalesce(c.name, '')", "left join customer c on c.id = l.customer_id"),
    SELLER(
            "coalesce(u.username, '')",
            "trim(coalesce(u.first_name, '') || ' ' || coalesce(u.last_name, ''))",
            "left join app_user u on u.id = l.seller_id"),
    MONTH("to_char(l.business_date, 'YYYY-MM')", "to_char(l.business_date, 'YYYY-MM')", "");

    private static final String ADDED_UP = """
            coalesce(sum(net), 0) as net, coalesce(sum(tax), 0) as tax, coalesce(sum(discount), 0) as discount,
            coalesce(sum(cost), 0) as cost, coalesce(sum(quantity), 0) as quantity, count(distinct case when kind = 'SALE' then sale_id end)
                - count(distinct case when kind = 'SALE_VOID' then sale_id end) as documents""";

    private final String key;
    private final String label;
    private final String joins;

    SalesBy(String key, String label, String joins) {
        this.key = key;
        this.label = label;
        this.joins = joins;
    }

    /** One statement, so that rows and total are of the same moment. */
    String sql() {
        return """
                with sold as (
                    select %s as row_key, %s as row_label, l.kind, l.sale_id, l.net, l.tax, l.discount, l.cost, l.quantity
                    from turnover l %s
                    where l.business_date between :from and :to)
                select 0 as is_total, row_key, row_label, %s from sold group by row_key, row_label
                union all
                select 1 as is_total, '' as row_key, '' as row_label, %s from sold""".formatted(key, label, joins, ADDED_UP, ADDED_UP);
    }
}

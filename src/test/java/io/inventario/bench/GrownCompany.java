package io.inventario.bench;

import io.inventario.audit.AuditTrail;
import io.inventario.database.DatabaseUrl;
import io.inventario.shared.Actor;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes a company of any size out of a small one that was posted, by copies of its goods and documents in a few statements: every
 * copy has ids, codes and numbers of its own, so that all rules hold of the whole. Only audit rows need the program, which signs them.
 */
final class GrownCompany implements AutoCloseable {
    /** What every copy has of its own; settings, people, places, periods and drawers are shared. */
    private static final List<String> COPIED = List.of(
            "customer",
            "product",
            "product_identifier",
            "document",
            "document_number",
            "document_party",
            "payment",
            "payment_allocation",
            "credit_allocation",
            "cash_entry",
            "stock_value",
            "stock_level",
            "stock_adjustment",
            "stock_adjustment_line",
            "stock_transfer",
            "stock_transfer_line",
            "stock_movement",
            "sale",
            "sale_line",
            "sale_line_tax",
            "sale_void",
            "purchase_receipt",
            "purchase_receipt_line",
            "receipt_reversal",
            "receipt_reversal_line",
            "voucher",
            "customer_return",
            "customer_return_line",
            "supplier_return",
            "supplier_return_line");

    private static final String CODED = "b.%s || '-' || k";
    private static final Map<String, String> DIFFERENT = Map.of(
            "customer.code", CODED.formatted("code"),
            "customer.document", CODED.formatted("document"),
            "product.code", CODED.formatted("code"),
            "product.search_text", "replace(b.search_text, lower(b.code), lower(b.code) || '-' || k)",
            "product_identifier.identifier", CODED.formatted("identifier"),
            "sale_line.product_code", CODED.formatted("product_code"),
            "purchase_receipt_line.product_code", CODED.formatted("product_code"),
            "document_number.number",
                    "b.number + k * (select c.numbers from base_counter c where c.series_id = b.series_id)",
            "document_number.label",
                    "(select c.prefix || lpad((b.number + k * c.numbers)::text, greatest(c.width, length((b.number + k * c.numbers)::text)), '0')"
                            + " from base_counter c where c.series_id = b.series_id)");

    /** Moves an id on by ten minutes for each copy, so that copies come one after the other as if they were posted so. */
    private static final String MOVED = """
            create function pg_temp.moved(id uuid, k bigint) returns uuid immutable language sql as $$
            select (lpad(to_hex((('x' || left(replace(id::text, '-', ''), 12))::bit(48)::bigint + k * 600000) & 281474976710655), 12, '0')
                || substr(replace(id::text, '-', ''), 13))::uuid $$""";

    private static final String COLUMNS = """
            select a.attname, a.atttypid = 'uuid'::regtype, (select p.relname from pg_constraint c join pg_class p on p.oid = c.confrelid
                where c.conrelid = a.attrelid and c.contype = 'f' and c.conkey = array[a.attnum] limit 1)
            from pg_attribute a where a.attrelid = ?::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum""";

    private static final String AUDITED = """
            select r.action, r.subject_type, pg_temp.moved(r.subject_id, ?), coalesce(n.label, p.code || ' ' || p.name, c.name, r.subject_label),
                r.before, r.after
            from base_audit r left join document_number n on n.document_id = pg_temp.moved(r.subject_id, ?)
            left join product p on p.id = pg_temp.moved(r.subject_id, ?) left join customer c on c.id = pg_temp.moved(r.subject_id, ?)
            order by r.at, r.id""";

    private final SingleConnectionDataSource source;
    private final JdbcTemplate jdbc;
    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private int copies = 1;

    /** @param superuser a connection to the database of the small company; it is kept, for its temporary tables hold that company */
    GrownCompany(Connection superuser) throws SQLException {
        source = new SingleConnectionDataSource(superuser, true);
        jdbc = new JdbcTemplate(source);
        jdbc.execute("set search_path = " + DatabaseUrl.SCHEMA);
        jdbc.execute(MOVED);
        COPIED.forEach(table -> jdbc.execute("create temporary table base_" + table + " as table " + table));
        jdbc.execute("create temporary table base_audit as select r.* from audit_row r where r.subject_id in"
                + " (select id from document union all select id from product union all select id from customer)");
        jdbc.execute(
                "create temporary table base_counter as select c.series_id, c.next_number - 1 as numbers, s.prefix, s.width"
                        + " from number_counter c join number_series s on s.id = c.series_id");
    }

    /** Grows to so many times the small company. */
    void to(int wanted, ApplicationContext context) {
        jdbc.execute("set session_replication_role = replica"); // copies of what refers rightly refer rightly
        for (String table : COPIED) {
            jdbc.execute(copying(table, wanted));
        }
        jdbc.update(
                "update number_counter n set next_number = 1 + ? * c.numbers from base_counter c where c.series_id = n.series_id",
                wanted);
        jdbc.execute("set session_replication_role = origin");
        for (int copy = copies; copy < wanted; copy++) {
            audit(copy, context);
        }
        copies = wanted;
        jdbc.execute("vacuum analyze");
    }

    private String copying(String table, int wanted) {
        Map<String, String> values = new HashMap<>();
        List<String> columns = new ArrayList<>();
        jdbc.query(
                COLUMNS,
                row -> {
                    String column = row.getString(1);
                    String target = row.getString(3);
                    boolean own = row.getBoolean(2) && (target == null || COPIED.contains(target));
                    columns.add(column);
                    values.put(
                            column,
                            DIFFERENT.getOrDefault(
                                    table + "." + column, own ? "pg_temp.moved(b." + column + ", k)" : "b." + column));
                },
                table);
        return "insert into " + table + " (" + String.join(", ", columns) + ") select "
                + columns.stream().map(values::get).collect(Collectors.joining(", "))
                + " from generate_series(" + copies + "::bigint, " + (wanted - 1) + ") k cross join base_" + table
                + " b order by k";
    }

    private record Audited(
            String action,
            String type,
            UUID subject,
            String label,
            @Nullable String before,
            @Nullable String after) {}

    private void audit(int copy, ApplicationContext context) {
        AuditTrail trail = context.getBean(AuditTrail.class);
        List<Audited> rows = jdbc.query(
                AUDITED,
                (row, number) -> new Audited(
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3, UUID.class),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6)),
                copy,
                copy,
                copy,
                copy);
        new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(status -> Actor.asProgram("benchmark", () -> {
                    rows.forEach(row -> trail.record(
                            row.action(),
                            row.type(),
                            row.subject(),
                            row.label(),
                            facts(row.before()),
                            facts(row.after())));
                    return true;
                }));
    }

    private @Nullable Map<String, @Nullable Object> facts(@Nullable String text) {
        return text == null ? null : json.readValue(text, new TypeReference<>() {});
    }

    @Override
    public void close() {
        source.destroy();
    }
}

package io.inventario.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inventario.DatabaseTests;
import io.inventario.products.Product;
import io.inventario.shared.Actor;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Ids;
import io.inventario.shared.Permission;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The console answers questions, changes nothing and shows no secret, however one asks. */
class QueryConsoleTests extends DatabaseTests {
    /** What the program writes by itself at any moment. */
    private static final List<String> BEHIND_THE_SCENES = List.of("audit", "job", "backup_event", "mail_message");

    private static final String HASH = "{argon2}canary-of-a-hash";

    @Autowired
    private QueryConsole console;

    @Autowired
    private DatabaseUrl url;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void somebodyHasAPassword() {
        shop.stocked("10", 5, "4");
        if (jdbc.sql("select count(*) from app_user where password_hash = ?")
                        .param(HASH)
                        .query(Long.class)
                        .single()
                == 0) {
            jdbc.sql("insert into app_user (id, version, active, username, username_key, email, email_key,"
                            + " first_name,\n"
                            + "last_name, phone, search_text, role_id, theme, password_hash, session_stamp,"
                            + " email_verified,\n"
                            + "must_change_password, tutorial_seen, created_at)\n"
                            + "select ?, 0, false, 'canary', 'canary', 'canary@x.co', 'canary@x.co', 'C', 'C', '',"
                            + " 'canary',\n"
                            + "min(cast(id as varchar))::uuid, 'LIGHT', ?, 0, true, false, true, current_timestamp"
                            + " from role")
                    .params(Ids.named("canary of the console"), HASH)
                    .update();
        }
    }

    @Test
    void selectsAreAnsweredInTheirOrderWithHeadings() {
        Product product = shop.stocked("10", 5, "4");

        QueryResult result = ask(("-- what there is\n"
                        + "select p.code as \"Código\", p.name, sum(l.quantity) as total /* all places */\n"
                        + "from product p join stock_level l on l.product_id = p.id\n"
                        + "where p.code in ('%s', 'no; such') group by p.code, p.name order by 1 desc limit 5;\n")
                .formatted(product.getCode()));

        assertThat(result.columns()).containsExactly("código", "name", "total");
        assertThat(result.rows()).hasSize(1);
        assertThat(result.rows().getFirst().getFirst()).isEqualTo(product.getCode());
        assertThat(result.cut()).isFalse();
        assertThat(ask("with n as (select 1 as x union all select 2) select x, null from n order by x desc")
                        .rows())
                .extracting(row -> row.get(0) + "/" + row.get(1))
                .containsExactly("2/null", "1/null");
        assertThat(ask("select username, email from app_user order by username").columns())
                .containsExactly("username", "email");
    }

    @Test
    void everyTableCanBeReadWithAllThatItMayShow() throws SQLException {
        Set<String> columns = new TreeSet<>();
        for (String table : tables()) {
            ask("select * from " + table + " limit 3").columns().forEach(column -> columns.add(table + "." + column));
            assertThat(ask("select count(*) from " + table).rows()).hasSize(1);
        }

        assertThat(columns)
                .contains(
                        "app_user.username", "audit_row.actor_name", "product.name", "job.kind", "mail_message.subject")
                .doesNotContain(
                        "app_user.password_hash",
                        "audit_row.mac",
                        "audit_seal.hash",
                        "mail_message.body",
                        "job_pick.task_data");
    }

    @Test
    void longAnswersAreCutAndSlowOnesStopped() {
        QueryResult cut = ask("select a.permission, b.permission as other from role_permission a, role_permission b");
        assertThat(cut.rows()).hasSize(QueryConsole.MOST_ROWS);
        assertThat(cut.cut()).isTrue();

        String many = String.join(
                " cross join ",
                Stream.iterate(0, i -> i + 1)
                        .limit(8)
                        .map(i -> "role_permission a" + i)
                        .toList());
        assertRefused("select count(*) from " + many, "database.query.timeout");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "delete from product",
                "select 1; delete from product",
                "select 1; commit; delete from product",
                "select 1;;select 2",
                "select 1) x; delete from product; select * from (select 1",
                "select 1) x union select password_hash from inventario.app_user --",
                "with d as (delete from product returning *) select * from d",
                "with d as (insert into role_permission select id, 'x' from role returning *) select * from d",
                "with u as (update product set name = 'x' returning *) select * from u",
                "select * from final table (delete from product)",
                "select * from old table (update product set name = 'x')",
                "select * into copy_of_users from app_user",
                "select * from product for update",
                "select * from product for share",
                "select * from product for no key update",
                "select nextval('product_code')",
                "select next value for product_code",
                "select product_code.nextval",
                "select setval('product_code', 999999)",
                "select pg_sleep(60)",
                "select \"pg_sleep\"(60)",
                "select pg_catalog.pg_sleep(60)",
                "select pg_read_file('/etc/passwd')",
                "select pg_ls_dir('/')",
                "select pg_terminate_backend(1)",
                "select pg_advisory_lock(1)",
                "select set_config('transaction_read_only', 'off', false)",
                "select lo_export(1, '/tmp/x')",
                "select lo_import('/etc/passwd')",
                "select lo_create(0)",
                "select * from dblink('dbname=x', 'select 1') as t(a text)",
                "select query_to_xml('select password_hash from inventario.app_user', true, true, '')",
                "select table_to_xml('inventario.app_user', true, true, '')",
                "select * from pg_stats",
                "select most_common_vals from pg_catalog.pg_stats where attname = 'password_hash'",
                "select * from pg_authid",
                "select * from pg_shadow",
                "select * from information_schema.tables",
                "select password_hash from app_user",
                "select u.password_hash from app_user u",
                "select \"password_hash\" from app_user",
                "select \"PASSWORD_HASH\" from app_user",
                "select password_hash from inventario.app_user",
                "select password_hash from \"inventario\".app_user",
                "select password_hash from INVENTARIO . \"APP_USER\"",
                "select password_hash from inventario/**/.app_user",
                "select password_hash from shop1.inventario.app_user",
                "select U&\"p\\0061ssword_hash\" from app_user",
                "select paſſword_hash from app_user",
                "select * from ınventario.app_user",
                "select mac from audit_row",
                "select body from mail_message",
                "with app_user as (select * from app_user) select password_hash from app_user",
                "select x from (select u.* from app_user u) as t(a, b, c, d, e, f, g, h, x)",
                "select (select password_hash from app_user limit 1) from product",
                "select 1 where exists (select 1 from app_user where password_hash like '{%')",
                "select row_to_json(u) from app_user u",
                "select u.row_to_json from inventario.app_user u",
                "select E'\\'' , password_hash from app_user -- '",
                "select $$;$$ from product",
                "select $a$ from $a$",
                "select /* /* */ 1 from product */",
                "select 1 // \n from product",
                "select `password_hash` from `app_user`",
                "select {fn user()}",
                "select ? from product",
                "select @x := 1",
                "select 1 from product where name = 'unclosed",
                "select \"unclosed from product",
                "select 1 from (product",
                "copy app_user to '/tmp/users'",
                "copy app_user to program 'id'",
                "table app_user",
                "explain analyze delete from product",
                "do 'begin delete from product; end'",
                "call csvwrite('/tmp/x', 'select 1')",
                "select * from csvread('/etc/passwd')",
                "select file_read('/etc/passwd')",
                "select csvwrite('/tmp/inventario-canary.csv', 'select 1')",
                "select link_schema('x', '', 'jdbc:h2:mem:x', 'sa', '', 'PUBLIC')",
                "create alias boom as 'void boom() { }'",
                "script to '/tmp/x.sql'",
                "shutdown",
                "set role postgres",
                "begin",
                "lock table product",
                "listen x",
                "vacuum",
                "grant select on app_user to public",
                "select array(select password_hash from app_user)",
                "select * from xmltable('/a' passing '<a/>' columns b text)",
                "select repeat('x', 1000000000)",
                "select * from generate_series(1, 1000000000)",
            })
    void tricksAreRefused(String trick) throws SQLException {
        List<String> before = fingerprint();

        assertThatThrownBy(() -> ask(trick))
                .isInstanceOfSatisfying(
                        BusinessException.class,
                        refusal -> assertThat(refusal.getMessage()).isNotBlank().doesNotContain(HASH));

        assertThat(fingerprint()).isEqualTo(before);
    }

    @Test
    void everyQuestionLeavesAnAuditRowTheRefusedToo() {
        ask("select 41 + 1 as answer");
        assertRefused("delete from product where 41 = 1", "database.query.notSelect");

        List<String> rows = jdbc.sql(
                        "select action || ' ' || actor_name || ' ' || subject_label || ' ' || after from audit_row"
                                + " where subject_type = 'Database' order by at desc, id desc limit 2")
                .query((row, number) -> row.getString(1))
                .list();
        assertThat(rows.getLast())
                .startsWith("queried tester select 41 + 1 as answer")
                .contains("\"rows\":1");
        assertThat(rows.getFirst())
                .startsWith("query_refused tester delete from product")
                .contains("refusal");
    }

    private void assertRefused(String sql, String key) {
        assertThatThrownBy(() -> ask(sql))
                .isInstanceOfSatisfying(
                        BusinessException.class,
                        refusal -> assertThat(refusal.key()).isEqualTo(key));
    }

    private QueryResult ask(String sql) {
        QueryResult result =
                Actor.as(new Actor.Program("tester"), List.of(Permission.MANAGE_DATABASE), () -> console.ask(sql));
        assertThat(result.rows().toString()).doesNotContain(HASH);
        return result;
    }

    /** All tables with their rows, and where the sequence stands. */
    private List<String> fingerprint() throws SQLException {
        Set<String> counts = new TreeSet<>();
        for (String table : tables()) {
            if (BEHIND_THE_SCENES.stream().noneMatch(table::startsWith)) {
                counts.add(table + " "
                        + jdbc.sql("select count(*) from " + table)
                                .query(Long.class)
                                .single());
            }
        }
        counts.add(String.valueOf(jdbc.sql(
                        DatabaseTests.onPostgres()
                                ? "select last_value from product_code"
                                : "select base_value from information_schema.sequences where sequence_name ="
                                        + " 'PRODUCT_CODE'")
                .query(Long.class)
                .single()));
        counts.add(Objects.toString(jdbc.sql("select max(name) from product")
                .query(String.class)
                .optional()
                .orElse(null)));
        return List.copyOf(counts);
    }

    private List<String> tables() throws SQLException {
        try (Connection connection = url.connect();
                ResultSet rows = connection
                        .getMetaData()
                        .getTables(null, connection.getSchema(), null, new String[] {"TABLE", "BASE TABLE", "VIEW"})) {
            Set<String> tables = new TreeSet<>();
            while (rows.next()) {
                tables.add(rows.getString("TABLE_NAME").toLowerCase(java.util.Locale.ROOT));
            }
            return List.copyOf(tables);
        }
    }
}

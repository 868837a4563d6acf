package io.inventario.database;

import io.inventario.database.SchemaTables.Column;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import liquibase.exception.LiquibaseException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.DefaultResourceLoader;

/**
 * Something that entities say and the migrations do not bring.
 *
 * @param what in words
 * @param sql what would bring it, on both databases
 * @param rollback what takes it away again
 */
public record SchemaGap(String module, String table, String what, List<String> sql, List<String> rollback) {
    /** Compares the entities with the migrations, each in a scratch database in memory. */
    public static List<SchemaGap> find() throws SQLException, LiquibaseException {
        return between(EntityTables.read(), migrated());
    }

    /** What the migrations make of an empty database. */
    static SchemaTables migrated() throws SQLException, LiquibaseException {
        DatabaseUrl scratch = DatabaseUrl.of("jdbc:h2:mem:migrations-" + System.nanoTime());
        var migrations = new Migrations(scratch, true, "9999");
        migrations.setResourceLoader(new DefaultResourceLoader());
        migrations.afterPropertiesSet();
        try (Connection connection = scratch.connect();
                var statement = connection.createStatement()) {
            SchemaTables tables = SchemaTables.of(connection);
            statement.execute("SHUTDOWN");
            return tables;
        }
    }

    /** Tables and columns without an entity are no gap: views, triggers and plain SQL may need them. */
    static List<SchemaGap> between(EntityTables entities, SchemaTables migrated) {
        List<SchemaGap> gaps = new ArrayList<>();
        entities.tables().tables().forEach((table, columns) -> {
            String module = entities.modules().getOrDefault(table, "shared");
            Map<String, Column> known = migrated.tables().get(table);
            if (known == null) {
                gaps.add(new SchemaGap(
                        module,
                        table,
                        "table " + table + " is missing",
                        List.of(create(table, columns)),
                        List.of("drop table " + table)));
                return;
            }
            columns.forEach((name, column) -> compare(gaps, module, table, name, column, known.get(name)));
        });
        return List.copyOf(gaps);
    }

    private static void compare(
            List<SchemaGap> gaps, String module, String table, String name, Column wanted, @Nullable Column known) {
        String alter = "alter table " + table;
        String place = table + "." + name;
        if (known == null) {
            List<String> sql = new ArrayList<>(
                    List.of(alter + " add column " + name + " " + wanted.type() + reference(table, name, wanted)));
            if (!wanted.nullable()) {
                sql.add(alter + " alter column " + name + " set not null");
            }
            gaps.add(new SchemaGap(
                    module, table, "column " + place + " is missing", sql, List.of(alter + " drop column " + name)));
            return;
        }
        if (known.kind() != wanted.kind()) {
            gaps.add(new SchemaGap(
                    module,
                    table,
                    "column " + place + " holds " + known.type() + ", the entity " + wanted.type(),
                    List.of(alter + " alter column " + name + " set data type " + wanted.type()),
                    List.of(alter + " alter column " + name + " set data type " + known.type())));
        }
        if (known.nullable() && !wanted.nullable()) {
            gaps.add(new SchemaGap(
                    module,
                    table,
                    "column " + place + " may be null, the entity says it is not",
                    List.of(alter + " alter column " + name + " set not null"),
                    List.of(alter + " alter column " + name + " drop not null")));
        }
        if (known.refersTo() == null && wanted.refersTo() != null) {
            String constraint = constraint(table, name);
            gaps.add(new SchemaGap(
                    module,
                    table,
                    "column " + place + " refers to " + wanted.refersTo() + " without a foreign key",
                    List.of(alter + " add constraint " + constraint + " foreign key (" + name + ") references "
                            + wanted.refersTo() + " (id)"),
                    List.of(alter + " drop constraint " + constraint)));
        }
    }

    private static String reference(String table, String name, Column column) {
        return column.refersTo() == null
                ? ""
                : " constraint " + constraint(table, name) + " references " + column.refersTo() + " (id)";
    }

    private static String constraint(String table, String name) {
        return table + "_" + name.replaceAll("_id$", "") + "_fk";
    }

    private static String create(String table, Map<String, Column> columns) {
        List<String> body = new ArrayList<>();
        columns.forEach((name, column) -> {
            String line = "    " + name + " " + column.type() + (column.nullable() ? "" : " not null")
                    + reference(table, name, column);
            body.add(column.inKey() ? 0 : body.size(), line);
        });
        String key = columns.entrySet().stream()
                .filter(column -> column.getValue().inKey())
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        if (!key.isEmpty()) {
            body.add("    constraint " + table + "_pk primary key (" + key + ")");
        }
        return "create table " + table + " (\n" + String.join(",\n", body) + "\n)";
    }
}

package io.inventario.products;

import io.inventario.dataset.LoadSequel;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Products are searched by their codes too, which stand in rows of their own: what finds a product follows them after a load. */
final class ProductSearchText implements LoadSequel {
    private static final int BATCH = 1_000;
    private static final String READ = """
            select p.id, p.code, p.name, p.brand, p.search_text, i.identifier
            from product p left join product_identifier i on i.product_id = p.id
            order by p.id, i.kind desc, i.identifier""";

    @Override
    public void after(Connection connection, Set<String> loaded) throws SQLException {
        if (!loaded.contains("product") && !loaded.contains("product_identifier")) {
            return;
        }
        try (var query = connection.createStatement();
                var update = connection.prepareStatement("update product set search_text = ? where id = ?")) {
            query.setFetchSize(BATCH);
            Searched searched = new Searched(update);
            try (var rows = query.executeQuery(READ)) {
                while (rows.next()) {
                    UUID id = rows.getObject(1, UUID.class);
                    if (!id.equals(searched.id)) {
                        searched.finish();
                        searched.start(id, rows.getString(5), rows.getString(2), rows.getString(3), rows.getString(4));
                    }
                    searched.parts.add(rows.getString(6));
                }
            }
            searched.finish();
            update.executeBatch();
        }
    }

    /** The product whose rows are being read. */
    private static final class Searched {
        private final PreparedStatement update;
        private final List<@Nullable String> parts = new ArrayList<>();
        private @Nullable UUID id;
        private String stored = "";
        private int waiting;

        Searched(PreparedStatement update) {
            this.update = update;
        }

        void start(UUID product, String text, String code, String name, @Nullable String brand) {
            id = product;
            stored = text;
            parts.clear();
            parts.add(code);
            parts.add(name);
            parts.add(brand);
        }

        void finish() throws SQLException {
            String text = Product.searchText(parts.toArray(String[]::new));
            if (id != null && !text.equals(stored)) {
                update.setString(1, text);
                update.setObject(2, id);
                update.addBatch();
                if (++waiting % BATCH == 0) {
                    update.executeBatch();
                }
            }
        }
    }
}

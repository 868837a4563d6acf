package io.inventario.dataset;

import com.zaxxer.hikari.HikariDataSource;
import io.inventario.database.DatabaseUrl;
import io.inventario.database.Migrations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import liquibase.exception.LiquibaseException;
import org.springframework.core.io.DefaultResourceLoader;

/** A migrated database that nobody has used, of any kind, into which tests load. */
final class Fresh implements AutoCloseable {
    final HikariDataSource source;

    Fresh(String address) {
        DatabaseUrl url = DatabaseUrl.of(address);
        Migrations migrations = new Migrations(url, true, "0.1.0");
        migrations.setResourceLoader(new DefaultResourceLoader());
        try {
            migrations.afterPropertiesSet();
        } catch (LiquibaseException e) {
            throw new IllegalStateException(e);
        }
        source = new HikariDataSource();
        source.setJdbcUrl(url.jdbcUrl());
        source.setUsername(url.user());
        source.setPassword(url.password());
        source.setMinimumIdle(1);
        source.setMaximumPoolSize(4);
    }

    static LoadOutcome load(Load load, DataSource into, Path... files) {
        try {
            return load.run(into, List.of(files), false, "tests", Progress.SILENT);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void dump(Dump dump, Datasets datasets, DataSource from, Path file) {
        try (Snapshot snapshot = Snapshot.of(from);
                var out = Files.newOutputStream(file)) {
            dump.write(snapshot.connection(), Set.copyOf(datasets.models()), Dump.Form.PLAIN, out, Progress.SILENT);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        source.close();
    }
}

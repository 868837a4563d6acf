package io.inventario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/**
 * Tests on the whole application with a real database, the one that the property {@code inventario.test.database} names: {@code h2}
 * (a file, as in production) or {@code postgresql}. There is one application for all of them.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
public abstract class DatabaseTests {
    public static final String METRICS_TOKEN = "a token that only the tests of this machine know";

    static {
        System.setProperty("DATABASE_URL", onPostgres() ? TestPostgres.freshUrl() : freshH2());
        System.setProperty("AUDIT_HEAD_FOLDER", freshFolder("inventario-audit").toString());
        System.setProperty("BACKUP_DIR", freshFolder("inventario-backups").toString());
        System.setProperty(
                "inventario.exchange-dir", freshFolder("inventario-exchange").toString());
        System.setProperty("METRICS_TOKEN", METRICS_TOKEN);
        System.setProperty("SECRET_KEY", "a key that only the tests of this machine use");
    }

    @Autowired
    protected Shop shop;

    /** Whether this run is the one on PostgreSQL. */
    public static boolean onPostgres() {
        return "postgresql".equals(System.getProperty("inventario.test.database", "h2"));
    }

    /** A DATABASE_URL of a new H2 file. */
    public static String freshH2() {
        return "jdbc:h2:file:" + freshFolder("inventario-h2").resolve("inventario");
    }

    private static Path freshFolder(String name) {
        try {
            return Files.createTempDirectory(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A DATABASE_URL of a new database of the kind that this run tests. */
    public static String freshUrl() {
        return onPostgres() ? TestPostgres.freshUrl() : freshH2();
    }
}

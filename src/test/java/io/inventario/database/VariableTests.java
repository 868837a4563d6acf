package io.inventario.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class VariableTests {
    private static final String KEY = "0123456789abcdef0123456789abcdef";

    @TempDir
    private Path folder;

    @Test
    void documentationListsEveryVariableAsItIs() throws IOException {
        List<String> documented = Files.readAllLines(Path.of("src/docs/configuration.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();

        assertThat(documented)
                .isEqualTo(Arrays.stream(Variable.values())
                        .map(Variable::documentation)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "PORT, eighty",
        "PORT, 65536",
        "PORT, -1",
        "DATABASE_POOL_SIZE, 0",
        "DATABASE_POOL_SIZE, 8.5",
        "DATABASE_CONN_MAX_AGE, None",
        "DEBUG, perhaps",
        "SECRET_KEY, short-secret",
        "DATABASE_URL, short-secret",
        "ALLOWED_HOSTS, https://shop.example.com",
        "CSRF_TRUSTED_ORIGINS, shop.example.com",
        "ADMIN_DATABASE_URL, short-secret",
        "ADMIN_DATABASE_URL, postgres://ana:hunter2@db",
        "ADMIN_DATABASE_URL, jdbc:h2:./shop",
        "EMAIL_PORT, smtp",
        "EMAIL_USE_TLS, perhaps",
        "DEFAULT_FROM_EMAIL, nobody-at-home"
    })
    void unusableValueIsRefusedByName(String name, String value) {
        assertThatThrownBy(() -> environment(Map.of(name, value)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(name + " ")
                .message()
                .doesNotContain(value.length() > 5 && !value.endsWith("shop.example.com") ? value : "\n");
    }

    @Test
    void aFolderThatCannotBeOneIsRefusedByName() throws IOException {
        Path file = Files.createFile(folder.resolve("a-file"));
        for (String name : List.of("BACKUP_DIR", "AUDIT_HEAD_FOLDER")) {
            assertThatThrownBy(() -> environment(Map.of(name, file.toString()))).hasMessage(name + " must be a folder");
            assertThatThrownBy(
                            () -> environment(Map.of(name, file.resolve("below").toString())))
                    .hasMessage(name + " must be a folder");
        }
    }

    @Test
    void postgresNeedsASecretKey() {
        assertThatThrownBy(() -> environment(Map.of("DATABASE_URL", "postgres://ana:x@db/shop")))
                .hasMessageStartingWith("SECRET_KEY is required on PostgreSQL");
    }

    @Test
    void variablesBecomeSpringsProperties() {
        var environment = environment(Map.of(
                "DATABASE_URL",
                "postgres://ana:p%24%7Bx%7D@db/shop",
                "SECRET_KEY",
                KEY,
                "PORT",
                "9000",
                "DATABASE_CONN_MAX_AGE",
                "0",
                "DATABASE_POOL_SIZE",
                "3"));

        assertThat(environment.getProperty("spring.datasource.url")).startsWith("jdbc:postgresql://db:5432/shop?");
        assertThat(environment.getProperty("spring.datasource.password")).isEqualTo("p${x}");
        assertThat(environment.getProperty("spring.datasource.hikari.max-lifetime"))
                .isEqualTo("30000");
        assertThat(environment.getProperty("spring.datasource.hikari.maximum-pool-size"))
                .isEqualTo("3");
        assertThat(environment.getProperty("server.port")).isEqualTo("9000");
        assertThat(environment.getProperty("inventario.secret-key")).isEqualTo(KEY);
    }

    /** The head that was kept under that name is evidence: under another name nobody would look for it. */
    @Test
    void theFileOfTheAuditHeadHasTheSameNameForEver() {
        var environment = environment(Map.of(
                "DATABASE_URL", "postgres://ana:x@db/shop", "SECRET_KEY", KEY, "AUDIT_HEAD_FOLDER", folder.toString()));

        assertThat(environment.getProperty("inventario.audit-head-file"))
                .isEqualTo(folder.resolve("PostgreSQL-at-db-5432-database-shop.head")
                        .toString());
    }

    @Test
    void debugTurnsTheLogOfStatementsOn() {
        assertThat(environment(Map.of()).getProperty(DebugLog.SWITCH)).isNull();

        var environment = environment(Map.of("DEBUG", "1"));

        assertThat(environment.getProperty(DebugLog.SWITCH)).isEqualTo("true");
        assertThat(environment.getProperty("logging.level." + DebugLog.LOGGER)).isEqualTo("DEBUG");
    }

    @Test
    void whatLooksLikeAPlaceholderInAKeyIsPartOfIt() {
        var environment = environment(
                Map.of("SECRET_KEY", "p${x}" + KEY, "SECRET_KEY_FALLBACKS", "q${x}" + KEY + ",r${x}" + KEY));

        assertThat(environment.getProperty("inventario.secret-key")).isEqualTo("p${x}" + KEY);
        assertThat(environment.getProperty("inventario.secret-key-fallbacks"))
                .isEqualTo("q${x}" + KEY + ",r${x}" + KEY);
    }

    @Test
    void mailServerIsNamedAsDjangoDoes() {
        var environment = environment(Map.of(
                "EMAIL_HOST", "smtp.example.com",
                "EMAIL_PORT", "587",
                "EMAIL_USE_TLS", "True",
                "EMAIL_HOST_USER", "shop@example.com",
                "EMAIL_HOST_PASSWORD", "p${x}"));

        assertThat(environment.getProperty("spring.mail.host")).isEqualTo("smtp.example.com");
        assertThat(environment.getProperty("spring.mail.port")).isEqualTo("587");
        assertThat(environment.getProperty("spring.mail.password")).isEqualTo("p${x}");
        assertThat(environment.getProperty("spring.mail.properties[mail.smtp.starttls.required]"))
                .isEqualTo("true");
        assertThat(environment.getProperty("inventario.mail.from")).isEqualTo("shop@example.com");
        assertThat(environment(Map.of()).getProperty("spring.mail.host")).isNull();
    }

    @Test
    void googleNeedsTheIdAndTheSecretOfItsClient() {
        assertThatThrownBy(() -> environment(Map.of("GOOGLE_CLIENT_ID", "shop")))
                .hasMessage("GOOGLE_CLIENT_SECRET is needed with GOOGLE_CLIENT_ID");
        assertThatThrownBy(() -> environment(Map.of("GOOGLE_CLIENT_SECRET", "p")))
                .hasMessage("GOOGLE_CLIENT_ID is needed with GOOGLE_CLIENT_SECRET");
        var environment = environment(Map.of("GOOGLE_CLIENT_ID", "shop", "GOOGLE_CLIENT_SECRET", "p${x}"));
        assertThat(environment.getProperty("inventario.google.client-secret")).isEqualTo("p${x}");
    }

    @Test
    void mailServerNeedsASenderAndOneKindOfEncryption() {
        assertThatThrownBy(() -> environment(Map.of("EMAIL_HOST", "smtp.example.com")))
                .hasMessageStartingWith("DEFAULT_FROM_EMAIL is needed");
        assertThatThrownBy(() -> environment(Map.of(
                        "EMAIL_HOST", "h",
                        "DEFAULT_FROM_EMAIL", "Shop <a@b>",
                        "EMAIL_USE_TLS", "1",
                        "EMAIL_USE_SSL", "1")))
                .hasMessageStartingWith("EMAIL_USE_SSL ");
    }

    @Test
    void keyOnH2IsMadeOnceAndReadableByItsOwnerOnly() throws IOException {
        Map<String, Object> variables = Map.of("DATABASE_URL", "jdbc:h2:" + folder.resolve("data/shop"));

        String first = environment(variables).getProperty("inventario.secret-key");
        String second = environment(variables).getProperty("inventario.secret-key");

        assertThat(first).hasSize(64).isEqualTo(second);
        Path file = folder.resolve("data/secret.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void dotEnvIsReadAsShellsWriteIt() {
        assertThat(DotEnv.parse(
                        List.of("# comment", "", "A=1", "export B='two words'", "C=\"x#y\" # z", "D=x # y", "E=")))
                .containsExactlyInAnyOrderEntriesOf(Map.of("A", "1", "B", "two words", "C", "x#y", "D", "x", "E", ""));
        assertThatThrownBy(() -> DotEnv.parse(List.of("A=1", "hunter2")))
                .hasMessageContaining("line 2")
                .message()
                .doesNotContain("hunter2");
    }

    private static StandardEnvironment environment(Map<String, Object> variables) {
        var environment = new StandardEnvironment();
        // other tests of this JVM set system properties of the same names
        environment.getPropertySources().remove(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
        environment.getPropertySources().remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        environment.getPropertySources().addFirst(new MapPropertySource("given", variables));
        new VariablesPostProcessor().postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }
}

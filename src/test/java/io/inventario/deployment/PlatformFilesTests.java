package io.inventario.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.inventario.database.Variable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files that platforms read agree with each other and with the program; no platform is at hand to try them. */
@Tag("once")
class PlatformFilesTests {
    private static final String SERVE = "java @jvm.options $JAVA_OPTS -jar inventario.jar run";
    private static final String MIGRATE = SERVE.replace(" run", " migrate");
    private static final String READY = "/actuator/health/readiness";

    @Test
    void procfileServesAndMigratesWithTheSameOptions() throws IOException {
        assertThat(Files.readAllLines(Path.of("Procfile")))
                .containsExactly(
                        "web: env MALLOC_ARENA_MAX=2 " + SERVE.replace("inventario.jar", "target/inventario.jar"),
                        "release: env MALLOC_ARENA_MAX=2 "
                                + MIGRATE.replace("inventario.jar", "target/inventario.jar"));
    }

    @Test
    void javaIsTheOneThatWeCompileFor() throws IOException {
        Properties system = new Properties();
        try (var reader = Files.newBufferedReader(Path.of("system.properties"))) {
            system.load(reader);
        }
        String version = system.getProperty("java.runtime.version");

        assertThat(Files.readString(Path.of("pom.xml"))).contains("<java.version>" + version + "</java.version>");
        assertThat(Files.readAllLines(Path.of("Dockerfile")))
                .contains(
                        "FROM eclipse-temurin:" + version + "-jdk-noble AS build",
                        "FROM eclipse-temurin:" + version + "-jre-noble");
    }

    @Test
    void containerRunsAsNobodySpecialAndHearsSigterm() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("Dockerfile"));

        assertThat(lines).contains("USER inventario", "CMD [\"sh\", \"-c\", \"exec " + SERVE + "\"]");
        assertThat(lines.indexOf("USER inventario")).isLessThan(lines.size() - 1);
        assertThat(lines).noneMatch(line -> line.matches("(ENV|ARG) .*(SECRET|PASSWORD|TOKEN|DATABASE_URL).*"));
        assertThat(Files.readAllLines(Path.of(".dockerignore"))).contains(".env", "data", ".git", "target");
    }

    @Test
    void renderIsToldOfVariablesThatThereAreAndOfNoSecret() throws IOException {
        Map<String, List<Map<String, Object>>> blueprint = new Yaml().load(Files.readString(Path.of("render.yaml")));
        Map<String, Object> web = blueprint.get("services").getFirst();

        assertThat(web)
                .containsEntry("healthCheckPath", READY)
                .containsEntry("preDeployCommand", "sh -c '" + MIGRATE + "'");
        assertThat(Files.exists(Path.of(String.valueOf(web.get("dockerfilePath")))))
                .isTrue();
        List<?> variables = (List<?>) web.get("envVars");
        assertThat(variables).isNotEmpty().allSatisfy(entry -> {
            Map<?, ?> variable = (Map<?, ?>) entry;
            assertThat(Arrays.stream(Variable.values()).map(Variable::name))
                    .contains(String.valueOf(variable.get("key")));
            assertThat(variable.containsKey("value")).isEqualTo("ALLOWED_HOSTS".equals(variable.get("key")));
        });
    }

    @Test
    void railwayMigratesFirstAndWaitsForReadiness() throws IOException {
        JsonNode deploy = JsonMapper.shared()
                .readTree(Files.readString(Path.of("railway.json")))
                .get("deploy");

        assertThat(deploy.get("preDeployCommand").get(0).asString()).isEqualTo("sh -c '" + MIGRATE + "'");
        assertThat(deploy.get("healthcheckPath").asString()).isEqualTo(READY);
    }
}

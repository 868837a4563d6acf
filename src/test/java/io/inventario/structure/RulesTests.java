package io.inventario.structure;

import static org.assertj.core.api.Assertions.assertThat;

import io.inventario.DatabaseTests;
import io.inventario.shared.IntegrityRule;
import io.inventario.shared.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code rules.md} says what holds each rule, and says it truly. */
class RulesTests extends DatabaseTests {
    private static final Pattern NAMED = Pattern.compile("`([^`]+)`");
    private static final Pattern METHOD = Pattern.compile("(\\w+Tests)\\.(\\w+)");

    @Autowired
    List<IntegrityRule> checked;

    /** How a rule in SQL names the sentence of a row that disagrees. */
    private static final Pattern SENTENCE = Pattern.compile("'(\\w+\\.offender\\.\\w+)'");

    private record Line(String id, String heldBy, String tests) {}

    @Test
    void theCheckersRulesAreThoseMarkedCheck() throws IOException {
        assertThat(lines().stream()
                        .filter(line -> line.heldBy().contains("CHECK"))
                        .map(Line::id))
                .containsExactlyInAnyOrderElementsOf(
                        checked.stream().map(IntegrityRule::id).distinct().toList());
    }

    @Test
    void everyLineSaysHowItsRuleIsHeldAndTested() throws IOException {
        assertThat(lines()).extracting(Line::id).doesNotHaveDuplicates();
        assertThat(lines()).allSatisfy(line -> {
            assertThat(line.heldBy()).as(line.id()).containsPattern("^(DB|TX|CHECK|build)");
            assertThat(METHOD.matcher(line.tests()).find() || line.tests().startsWith("none yet"))
                    .as(line.id())
                    .isTrue();
        });
    }

    @Test
    void everyTestThatIsNamedExists() throws IOException {
        Map<String, String> sources = sources(Path.of("src/test/java"));
        for (Line line : lines()) {
            for (MatchResult test : METHOD.matcher(line.tests()).results().toList()) {
                assertThat(sources.getOrDefault(test.group(1), ""))
                        .as("%s: %s", line.id(), test.group())
                        .contains("void " + test.group(2) + "(");
            }
        }
    }

    @Test
    void everyConstraintAndClassThatIsNamedExists() throws IOException {
        Map<String, String> sources = sources(Path.of("src/main/java"));
        String migrations = String.join(
                "\n", sources(Path.of("src/main/resources/db/changelog")).values());
        for (Line line : lines()) {
            for (MatchResult named : NAMED.matcher(line.heldBy()).results().toList()) {
                String name = named.group(1);
                assertThat(sources.containsKey(name) || migrations.contains(" " + name + " "))
                        .as("%s: %s", line.id(), name)
                        .isTrue();
            }
        }
    }

    @Test
    void whatARuleFindsIsToldInBothLanguages() throws IOException {
        Set<String> told = new TreeSet<>();
        for (var source : sources(Path.of("src/main/java")).entrySet()) {
            for (String rule : rulesInSql(source.getValue())) {
                List<String> keys = SENTENCE.matcher(rule)
                        .results()
                        .map(match -> match.group(1))
                        .toList();
                assertThat(keys).as("%s: %s", source.getKey(), rule).isNotEmpty();
                told.addAll(keys);
            }
        }
        for (Locale language : Messages.LANGUAGES) {
            assertThat(Messages.all(language).keySet().stream()
                            .filter(key -> key.contains(".offender.") && !key.startsWith("audit.")))
                    .as(language.getLanguage())
                    .containsExactlyInAnyOrderElementsOf(told);
        }
    }

    private static List<String> rulesInSql(String source) {
        return Arrays.stream(source.split(Pattern.quote("IntegrityRule.sql(\n")))
                .skip(1)
                .toList();
    }

    private static List<Line> lines() throws IOException {
        return Files.readAllLines(Path.of("src/docs/rules.md")).stream()
                .filter(line -> line.matches("\\| [A-Z]+\\d+ \\|.*"))
                .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
                .map(cells -> new Line(cells.get(1), cells.get(3), cells.get(4)))
                .toList();
    }

    /** Texts by the names of their files, without what follows the dot; migrations of one name are put together. */
    private static Map<String, String> sources(Path folder) throws IOException {
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).collect(Collectors.toList())) {
                String name = file.getFileName().toString().replaceAll("\\..*", "");
                sources.merge(name, Files.readString(file), (one, other) -> one + "\n" + other);
            }
        }
        return sources;
    }
}

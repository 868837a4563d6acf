package io.inventario.structure;

import static org.assertj.core.api.Assertions.assertThat;

import io.inventario.shared.Messages;
import io.inventario.shared.Permission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every text exists in Spanish and in English. */
class TranslationTests {
    private static final Map<String, String> SPANISH = Messages.all(Messages.SPANISH);
    private static final Map<String, String> ENGLISH = Messages.all(Locale.ENGLISH);

    /** A key as code names it: the first part is a module's. */
    private static final Pattern KEY = Pattern.compile("\"((?:" + String.join("|", Messages.MODULES)
            + "|quantity|constraint|nav)\\.(?!csv\")[A-Za-z][A-Za-z0-9_.]*[A-Za-z0-9_])\"");

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(SPANISH.keySet()).containsExactlyInAnyOrderElementsOf(ENGLISH.keySet());
    }

    @Test
    void bothLanguagesTakeTheSameArguments() {
        SPANISH.forEach((key, text) -> assertThat(arguments(text))
                .as("%s: «%s» and «%s»", key, text, ENGLISH.get(key))
                .isEqualTo(arguments(ENGLISH.getOrDefault(key, ""))));
    }

    @Test
    void noTextIsEmptyOrBroken() {
        for (Map<String, String> texts : Set.of(SPANISH, ENGLISH)) {
            texts.forEach((key, text) -> {
                assertThat(text).as(key).isNotBlank();
                assertThat(new MessageFormat(text).toPattern()).as(key).isNotNull();
                assertThat(text).as("%s: an apostrophe is written twice", key).doesNotContainPattern("(?<!')'(?!')");
            });
        }
    }

    /** A pattern within a choice is only read when the choice falls on it. */
    @Test
    void textThatCountsCanBeSaidOfNoneOneAndMany() {
        for (Locale language : Messages.LANGUAGES) {
            Messages.all(language).entrySet().stream()
                    .filter(text -> text.getValue().contains(",choice,"))
                    .forEach(text -> {
                        for (int count : new int[] {0, 1, 2, 5_000}) {
                            Object[] arguments = new Object[10];
                            Arrays.fill(arguments, count);
                            assertThat(Messages.text(language, text.getKey(), arguments))
                                    .as("%s of %d", text.getKey(), count)
                                    .isNotBlank()
                                    .doesNotContain("{", "}", "|");
                        }
                    });
        }
    }

    /** A later one would silently take the place of the former. */
    @Test
    void noKeyIsWrittenTwice() throws IOException {
        Set<String> twice = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/messages"))) {
            for (Path file : files.toList()) {
                Set<String> seen = new TreeSet<>();
                Files.readAllLines(file).stream()
                        .filter(line -> line.contains("=") && !line.startsWith("#"))
                        .map(line -> line.substring(0, line.indexOf('=')).strip())
                        .filter(key -> !seen.add(key))
                        .forEach(key -> twice.add(key + " in " + file.getFileName()));
            }
        }
        assertThat(twice).isEmpty();
    }

    @Test
    void everyKeyThatCodeNamesExists() throws IOException {
        Set<String> missing = new TreeSet<>();
        Set<String> permissions = Set.copyOf(Permission.ALL);
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher matcher = KEY.matcher(Files.readString(source));
                while (matcher.find()) {
                    String key = matcher.group(1);
                    if (!SPANISH.containsKey(key) && !permissions.contains(key)) {
                        missing.add(key + " in " + source.getFileName());
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private static Set<String> arguments(String text) {
        Set<String> arguments = new TreeSet<>();
        Matcher matcher = Pattern.compile("\\{(\\d+)").matcher(text);
        while (matcher.find()) {
            arguments.add(matcher.group(1));
        }
        return arguments;
    }
}

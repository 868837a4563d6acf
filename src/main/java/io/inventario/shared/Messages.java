package io.inventario.shared;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Properties;

/**
 * Every text a person reads, in Spanish and English, one file per module and language under {@code messages/}; a key that one of
 * the languages lacks fails the build.
 */
public final class Messages {
    public static final Locale SPANISH = Locale.of("es");
    public static final List<Locale> LANGUAGES = List.of(SPANISH, Locale.ENGLISH);

    /** The modules that bring texts, each as {@code messages/MODULE_es.properties} and {@code messages/MODULE_en.properties}. */
    public static final List<String> MODULES = List.of(
            "shared",
            "app",
            "audit",
            "jobs",
            "mail",
            "dataset",
            "settings",
            "users",
            "suppliers",
            "customers",
            "documents",
            "products",
            "stock",
            "sales",
            "purchases",
            "returns",
            "reports",
            "demo",
            "database",
            "backups",
            "moving");

    private static final Map<Locale, Map<String, String>> TEXTS =
            Map.of(SPANISH, load("es"), Locale.ENGLISH, load("en"));

    private Messages() {}

    /** The language we speak to somebody who asks for {@code wanted}: English for English, Spanish for all others. */
    public static Locale language(Locale wanted) {
        return "en".equals(wanted.getLanguage()) ? Locale.ENGLISH : SPANISH;
    }

    /**
     * The text of {@code key} with its arguments in place, in the pattern language of {@link MessageFormat} (an apostrophe is
     * written twice). Numbers are shown as the pattern says, a {@link Sentence} in the same language, all else by its {@code toString}.
     */
    public static String text(Locale locale, String key, Object... arguments) {
        Locale language = language(locale);
        return text(language, language, key, arguments);
    }

    /** The same with its numbers as the company writes them, whatever the language. */
    public static String text(Locale locale, Formats formats, String key, Object... arguments) {
        return text(language(locale), formats.locale(), key, arguments);
    }

    private static String text(Locale language, Locale figures, String key, Object... arguments) {
        Object[] shown = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            shown[i] = switch (arguments[i]) {
                case Number number -> number;
                case Sentence part ->
                    text(language, figures, part.key(), part.arguments().toArray());
                case null, default -> String.valueOf(arguments[i]);
            };
        }
        return new MessageFormat(pattern(language, key), figures).format(shown);
    }

    public static boolean has(Locale locale, String key) {
        return texts(language(locale)).containsKey(key);
    }

    /** All keys of a language, for the test that compares them. */
    public static Map<String, String> all(Locale locale) {
        return Map.copyOf(texts(language(locale)));
    }

    private static String pattern(Locale language, String key) {
        String pattern = texts(language).get(key);
        if (pattern == null) {
            throw new MissingResourceException("No text for " + key + " in " + language, "messages", key);
        }
        return pattern;
    }

    private static Map<String, String> texts(Locale language) {
        return TEXTS.getOrDefault(language, Map.of());
    }

    private static Map<String, String> load(String language) {
        Map<String, String> texts = new HashMap<>();
        for (String module : MODULES) {
            String file = "/messages/" + module + "_" + language + ".properties";
            try (InputStream stream = Messages.class.getResourceAsStream(file)) {
                if (stream == null) {
                    continue;
                }
                Properties properties = new Properties();
                properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
                properties.forEach((key, text) -> {
                    if (texts.put((String) key, (String) text) != null) {
                        throw new IllegalStateException(key + " stands twice; the second time in " + file);
                    }
                });
            } catch (IOException e) {
                throw new UncheckedIOException(file, e);
            }
        }
        return texts;
    }
}

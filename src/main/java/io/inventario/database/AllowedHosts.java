package io.inventario.database;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The host names of ALLOWED_HOSTS, as Django reads them: a name, {@code .example.com} for it and all below it, {@code *} for any. */
public record AllowedHosts(List<String> patterns) {
    static final String NAME = "[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?|\\[[0-9a-f:.]*:[0-9a-f:.]*\\]";
    private static final Pattern ALLOWED = Pattern.compile("\\*|\\.?(?:" + NAME + ")");
    private static final String ANY = "*";

    /**
     * @param value names separated by commas or blanks; null for any
     * @throws ConfigurationException when one of them is no host name
     */
    public static AllowedHosts of(@Nullable String value) {
        List<String> patterns = listed(value);
        if (!patterns.stream().allMatch(pattern -> ALLOWED.matcher(pattern).matches())) {
            throw new ConfigurationException(
                    Variable.ALLOWED_HOSTS.name(),
                    "must be host names, separated by commas, without protocol, port or path: shop.example.com,.example.org");
        }
        return new AllowedHosts(patterns);
    }

    static List<String> listed(@Nullable String value) {
        return value == null
                ? List.of()
                : Arrays.stream(value.toLowerCase(Locale.ROOT).split("[,\\s]+"))
                        .filter(word -> !word.isEmpty())
                        .toList();
    }

    /** Whether the application answers to every name. */
    public boolean isAny() {
        return patterns.isEmpty() || patterns.contains(ANY);
    }

    /** @param host without its port; a full stop at its end does not count */
    public boolean allows(String host) {
        String asked = host.toLowerCase(Locale.ROOT);
        String name = asked.endsWith(".") ? asked.substring(0, asked.length() - 1) : asked;
        return isAny() || patterns.stream().anyMatch(pattern -> covers(pattern, name));
    }

    /** A pattern that begins with a full stop covers the name behind it and all below. */
    static boolean covers(String pattern, String name) {
        return pattern.startsWith(".")
                ? name.endsWith(pattern) || name.equals(pattern.substring(1))
                : name.equals(pattern);
    }

    /** What {@link #of} reads. */
    public String text() {
        return String.join(",", patterns);
    }
}

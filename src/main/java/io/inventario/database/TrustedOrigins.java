package io.inventario.database;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The origins of CSRF_TRUSTED_ORIGINS, as Django reads them: {@code https://shop.example.com}, {@code https://*.example.com}. */
public record TrustedOrigins(List<String> origins) {
    private static final Pattern ORIGIN =
            Pattern.compile("(https?://)(?:\\*(?=\\.))?(\\.?(?:" + AllowedHosts.NAME + ")(?::[0-9]{1,5})?)");

    /**
     * @param value origins separated by commas or blanks; null for none
     * @throws ConfigurationException when one of them is no origin
     */
    public static TrustedOrigins of(@Nullable String value) {
        List<String> origins = AllowedHosts.listed(value);
        if (!origins.stream().allMatch(origin -> ORIGIN.matcher(origin).matches())) {
            throw new ConfigurationException(
                    Variable.CSRF_TRUSTED_ORIGINS.name(),
                    "must be origins, separated by commas, with their protocol and without a path: https://shop.example.com");
        }
        return new TrustedOrigins(origins);
    }

    /** @param origin as a browser sends it: protocol, host, and the port where it is not the usual one */
    public boolean trusts(String origin) {
        Matcher asked = ORIGIN.matcher(origin.toLowerCase(Locale.ROOT));
        return asked.matches()
                && !asked.group(2).startsWith(".")
                && origins.stream()
                        .map(ORIGIN::matcher)
                        .anyMatch(listed -> listed.matches()
                                && listed.group(1).equals(asked.group(1))
                                && AllowedHosts.covers(listed.group(2), asked.group(2)));
    }

    /** Whether a page that came without encryption, so that others may have written it, is among them. */
    boolean hasPlain() {
        return origins.stream().anyMatch(origin -> origin.startsWith("http://"));
    }

    /** What {@link #of} reads. */
    public String text() {
        return String.join(",", origins);
    }
}

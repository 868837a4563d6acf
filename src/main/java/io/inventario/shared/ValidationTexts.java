package io.inventario.shared;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.metadata.ConstraintDescriptor;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Gives the rules of Bean Validation our own words: the text {@code validation.RULE} with the rule's numbers.
 *
 * <p>Named in {@code META-INF/validation.xml}, because forms check without Spring.
 */
public class ValidationTexts implements MessageInterpolator {
    private static final Pattern STANDARD = Pattern.compile("\\{[\\w.]*\\.(\\w+)\\.message}");

    @Override
    public String interpolate(String template, Context context) {
        return interpolate(template, context, Messages.SPANISH);
    }

    /** What a violation says, in the language of whoever is told now, not of whoever was there when it was found. */
    public static String of(ConstraintViolation<?> violation, Locale locale) {
        String template = violation.getMessageTemplate();
        String text = text(template, violation.getConstraintDescriptor(), locale);
        return text.equals(template) ? violation.getMessage() : text;
    }

    /** A rule without words of ours keeps its own message, which may also be one of our keys. */
    @Override
    public String interpolate(String template, Context context, Locale locale) {
        return text(template, context.getConstraintDescriptor(), locale);
    }

    private static String text(String template, ConstraintDescriptor<?> rule, Locale locale) {
        Matcher standard = STANDARD.matcher(template);
        String key = standard.matches() ? "validation." + standard.group(1) : template;
        Map<String, Object> attributes = rule.getAttributes();
        Object[] numbers = Stream.of("min", "max", "value")
                .map(attributes::get)
                .filter(Objects::nonNull)
                .toArray();
        return Messages.has(locale, key) ? Messages.text(locale, key, numbers) : template;
    }
}

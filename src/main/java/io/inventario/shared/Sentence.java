package io.inventario.shared;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What the checker has to say, by its key and arguments: to people in their language, to the command line in English. */
public record Sentence(String key, List<Object> arguments) {
    public static Sentence of(String key, Object... arguments) {
        return new Sentence(key, Arrays.asList(arguments));
    }

    /** With its figures as the company writes them. */
    public String in(Locale language, Formats formats) {
        return Messages.text(
                language,
                formats,
                key,
                arguments.stream()
                        .map(argument -> written(argument, language, formats))
                        .toArray());
    }

    private static Object written(Object argument, Locale language, Formats formats) {
        return switch (argument) {
            case BigDecimal figure -> formats.figure(figure);
            case LocalDate day -> formats.date(day);
            case Instant time -> formats.time(time);
            case Sentence part -> part.in(language, formats);
            default -> argument;
        };
    }

    /** English, with its figures as they are stored. */
    @JsonValue
    @Override
    public String toString() {
        return Messages.text(
                Locale.ENGLISH,
                key,
                arguments.stream()
                        .map(argument ->
                                argument instanceof BigDecimal figure ? figure.toPlainString() : argument.toString())
                        .toArray());
    }
}

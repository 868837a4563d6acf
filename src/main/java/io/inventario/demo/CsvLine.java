package io.inventario.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A line of a CSV file whose fields are read as what they must be, or refused by file, line and field. */
record CsvLine(String file, long number, Map<String, Integer> places, List<String> fields) {
    static final int ANY_LENGTH = Integer.MAX_VALUE;

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,12}(\\.[0-9]{1,15})?");
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,12}");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\r\\n\\t]]");
    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);

    /** The text without blanks around it; null where it is empty. */
    @Nullable
    String text(String field, int most) {
        String text = fields.get(Objects.requireNonNull(places.get(field))).strip();
        if (text.length() > most) {
            throw wrong(field, text.length() + " characters where " + most + " fit");
        }
        if (CONTROL.matcher(text).find()) {
            throw wrong(field, "control characters are not allowed");
        }
        return text.isEmpty() ? null : text;
    }

    String required(String field, int most) {
        String text = text(field, most);
        if (text == null) {
            throw wrong(field, "must not be empty");
        }
        return text;
    }

    /** Those of the fields that hold something, one after the other; null where none does. */
    @Nullable
    String joined(int most, String... names) {
        String joined = Stream.of(names)
                .map(name -> text(name, most))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        if (joined.length() > most) {
            throw wrong(names[0], "with what follows " + joined.length() + " characters where " + most + " fit");
        }
        return joined.isEmpty() ? null : joined;
    }

    /** A whole number from {@code least} to {@code most}. */
    int whole(String field, int least, int most) {
        String text = required(field, ANY_LENGTH);
        if (!WHOLE.matcher(text).matches()) {
            throw wrong(field, "'" + text + "' is not a whole number");
        }
        long value = Long.parseLong(text);
        if (value < least || value > most) {
            throw wrong(field, text + " is not between " + least + " and " + most);
        }
        return (int) value;
    }

    /** A decimal from zero to {@code most}, rounded half up to {@code digits}: the files carry artefacts of single precision. */
    BigDecimal decimal(String field, BigDecimal most, int digits) {
        String text = required(field, ANY_LENGTH);
        if (!DECIMAL.matcher(text).matches()) {
            throw wrong(field, "'" + text + "' is not a number");
        }
        BigDecimal value = new BigDecimal(text);
        if (value.signum() < 0 || value.compareTo(most) > 0) {
            throw wrong(field, text + " is not between 0 and " + most.toPlainString());
        }
        return value.setScale(digits, RoundingMode.HALF_UP);
    }

    LocalDate date(String field, LocalDate least, LocalDate most) {
        String text = required(field, ANY_LENGTH);
        LocalDate date;
        try {
            date = LocalDate.parse(text, ISO);
        } catch (DateTimeException e) {
            throw wrong(field, "'" + text + "' is not a date such as 1996-07-04");
        }
        if (date.isBefore(least) || date.isAfter(most)) {
            throw wrong(field, text + " is not between " + least + " and " + most);
        }
        return date;
    }

    /** The key of something that another file must hold. */
    String reference(String field, Map<String, ?> known) {
        String key = required(field, ANY_LENGTH);
        if (!known.containsKey(key)) {
            throw wrong(field, "'" + key + "' is unknown");
        }
        return key;
    }

    UnusableFile wrong(String field, String why) {
        return new UnusableFile(file, number, field, why);
    }
}

package io.inventario.dataset;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads a value as its column needs it and gives it the one text that both databases understand. */
final class Values {
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,40}(?:\\.[0-9]{1,40})?");
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}|-?[0-9]{19}");
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");
    private static final int NANOS_OF_A_MICRO = 1_000;

    private Values() {}

    /** The text of the value at which the parser stands; it is not null. */
    static String read(Column column, JsonParser json) throws Unusable {
        JsonToken token = json.currentToken();
        return switch (column.type()) {
            case TEXT, LONG_TEXT -> text(column, string(json, token));
            case UUID -> uuid(string(json, token));
            case DECIMAL -> {
                boolean number = token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
                yield decimal(column, number ? json.getString() : string(json, token));
            }
            case SMALLINT -> whole(json, token, Short.MIN_VALUE, Short.MAX_VALUE);
            case INTEGER -> whole(json, token, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case BIGINT -> whole(json, token, Long.MIN_VALUE, Long.MAX_VALUE);
            case BOOLEAN -> {
                if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
                    throw new Unusable("dataset.value.boolean");
                }
                yield json.getString();
            }
            case DATE -> date(string(json, token));
            case TIMESTAMP -> timestamp(string(json, token));
            case BYTES -> bytes(string(json, token));
            case OTHER -> throw new IllegalStateException(column.name());
        };
    }

    private static String string(JsonParser json, JsonToken token) throws Unusable {
        if (token != JsonToken.VALUE_STRING) {
            throw new Unusable("dataset.value.text");
        }
        return json.getString();
    }

    private static String text(Column column, String text) throws Unusable {
        int length = text.codePointCount(0, text.length());
        if (column.length() > 0 && length > column.length()) {
            throw new Unusable("dataset.value.long", length, column.length());
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (c == 0 || Character.isSurrogate(c) && !pair) {
                throw new Unusable("dataset.value.character", i + 1);
            }
            i += pair ? 1 : 0;
        }
        return text;
    }

    private static String uuid(String text) throws Unusable {
        if (Plain.isUuid(text)) {
            return text;
        }
        if (!UUID_FORM.matcher(text).matches()) {
            throw new Unusable("dataset.value.uuid", shown(text));
        }
        return UUID.fromString(text).toString();
    }

    private static String decimal(Column column, String text) throws Unusable {
        if (Plain.isDecimal(text, column.length() - column.scale(), column.scale())) {
            return text;
        }
        if (!DECIMAL.matcher(text).matches()) {
            throw new Unusable("dataset.value.decimal", shown(text));
        }
        BigDecimal number = new BigDecimal(text).stripTrailingZeros();
        int whole = column.length() - column.scale();
        if (number.scale() > column.scale() || number.precision() - number.scale() > whole) {
            throw new Unusable("dataset.value.digits", shown(text), whole, column.scale());
        }
        return number.toPlainString();
    }

    private static String whole(JsonParser json, JsonToken token, long least, long most) throws Unusable {
        String text = token == JsonToken.VALUE_NUMBER_INT ? json.getString() : "";
        try {
            long number = WHOLE.matcher(text).matches() ? Long.parseLong(text) : fail(text);
            return number < least || number > most ? String.valueOf(fail(text)) : String.valueOf(number);
        } catch (NumberFormatException e) {
            throw new Unusable("dataset.value.whole");
        }
    }

    private static long fail(String text) {
        throw new NumberFormatException(text);
    }

    private static String date(String text) throws Unusable {
        if (text.length() == Plain.DATE_LENGTH && Plain.startsWithDate(text)) {
            return text;
        }
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() >= 1 && date.getYear() <= 9999) {
                return date.toString();
            }
        } catch (DateTimeException e) {
            // said below
        }
        throw new Unusable("dataset.value.date", shown(text));
    }

    private static String timestamp(String text) throws Unusable {
        if (Plain.isTimestamp(text)) {
            return text;
        }
        try {
            Instant at = OffsetDateTime.parse(text).toInstant();
            if (at.getNano() % NANOS_OF_A_MICRO == 0 && !at.isBefore(FIRST) && !at.isAfter(LAST)) {
                return at.toString();
            }
        } catch (DateTimeException e) {
            // said below
        }
        throw new Unusable("dataset.value.timestamp", shown(text));
    }

    private static String bytes(String text) throws Unusable {
        try {
            Base64.getDecoder().decode(text);
            return text;
        } catch (IllegalArgumentException e) {
            throw new Unusable("dataset.value.bytes");
        }
    }

    private static String shown(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}

package io.inventario.jobs;

import io.inventario.shared.BusinessException;
import io.inventario.shared.Formats;
import io.inventario.shared.Messages;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A text by its key and arguments (texts and numbers), so that everybody reads it in their own language. */
public record Words(String key, List<Object> arguments) {
    public Words {
        arguments = arguments.stream().map(Words::plain).toList();
    }

    public static Words of(String key, Object... arguments) {
        return new Words(key, Arrays.asList(arguments));
    }

    /** Whole numbers and texts come back from the database as they went in. */
    private static Object plain(Object argument) {
        return argument instanceof Integer || argument instanceof Long
                ? (Object) ((Number) argument).longValue()
                : String.valueOf(argument);
    }

    public static Words of(BusinessException refusal) {
        return of(refusal.key(), refusal.arguments());
    }

    /** What an older version of the program wrote may have a key that no longer exists: then the key itself. */
    public String in(Locale language) {
        return Messages.has(language, key) ? Messages.text(language, key, arguments.toArray()) : key;
    }

    /** The same with its numbers as the company writes them. */
    public String in(Locale language, Formats formats) {
        return Messages.has(language, key) ? Messages.text(language, formats, key, arguments.toArray()) : key;
    }
}

package io.inventario.database;

import io.inventario.shared.Formats;
import io.inventario.shared.Messages;
import java.util.List;
import java.util.Locale;

/**
 * Something the doctor looked at: how it is, and what to do where it should be otherwise.
 *
 * @param code the end of its text's key {@code database.doctor.CODE}; the remedy's key ends with {@code .remedy}
 */
public record Finding(Level level, String code, List<Object> arguments) {
    /** How bad it is: what is bad stops or endangers the work, a warning will some day. */
    public enum Level {
        GOOD,
        WARNING,
        BAD
    }

    public static Finding good(String code, Object... arguments) {
        return new Finding(Level.GOOD, code, List.of(arguments));
    }

    public static Finding warning(String code, Object... arguments) {
        return new Finding(Level.WARNING, code, List.of(arguments));
    }

    public static Finding bad(String code, Object... arguments) {
        return new Finding(Level.BAD, code, List.of(arguments));
    }

    public String text(Locale locale) {
        return Messages.text(locale, "database.doctor." + code, arguments.toArray());
    }

    /** The same with its numbers as the company writes them. */
    public String text(Locale locale, Formats formats) {
        return Messages.text(locale, formats, "database.doctor." + code, arguments.toArray());
    }

    /** Empty for what is good. */
    public String remedy(Locale locale) {
        return level == Level.GOOD
                ? ""
                : Messages.text(locale, "database.doctor." + code + ".remedy", arguments.toArray());
    }

    public String remedy(Locale locale, Formats formats) {
        return level == Level.GOOD
                ? ""
                : Messages.text(locale, formats, "database.doctor." + code + ".remedy", arguments.toArray());
    }
}

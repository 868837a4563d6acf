package io.inventario.shared;

import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A refusal in the words of the business: the caller did nothing wrong technically, and nothing was changed.
 *
 * <p>It carries a message key with arguments, so that the person who sees it reads it in their own language, and the field that
 * the message belongs to, where there is one.
 */
public class BusinessException extends RuntimeException {
    private final String key;
    private final Object[] arguments;
    private final @Nullable String field;

    public BusinessException(String key, Object... arguments) {
        this(null, key, arguments);
    }

    private BusinessException(@Nullable String field, String key, Object... arguments) {
        super(key);
        this.key = key;
        this.arguments = arguments.clone();
        this.field = field;
    }

    /** The same refusal, shown beside the named property of the form that was filled in. */
    public static BusinessException at(String field, String key, Object... arguments) {
        return new BusinessException(field, key, arguments);
    }

    public String key() {
        return key;
    }

    public Object[] arguments() {
        return arguments.clone();
    }

    public @Nullable String field() {
        return field;
    }

    public String in(Locale locale) {
        return Messages.text(locale, key, arguments);
    }

    /** The same with its figures as the company writes them; one with more decimals than the currency has keeps them all. */
    public String in(Locale locale, Formats formats) {
        Object[] shown =
                Stream.of(arguments).map(argument -> written(argument, formats)).toArray();
        return Messages.text(locale, formats, key, shown);
    }

    private static Object written(Object argument, Formats formats) {
        return switch (argument) {
            case Money money when money.fits(formats.digits()) -> formats.money(money);
            case Quantity quantity -> formats.quantity(quantity);
            case LocalDate day -> formats.date(day);
            default -> argument;
        };
    }

    /** English, for logs and the command line. */
    @Override
    public String getMessage() {
        return in(Locale.ENGLISH);
    }
}

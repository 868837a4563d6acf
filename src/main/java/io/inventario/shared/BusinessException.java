package io.inventario.shared;

import java.util.Locale;
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

    /** English, for logs and the command line. */
    @Override
    public String getMessage() {
        return in(Locale.ENGLISH);
    }
}

package io.inventario.shared;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;

/** Turns the violation of a named database constraint into the message {@code constraint.NAME}. */
public final class Constraints {
    /** H2 gives the schema before the name, and where and with which values it was violated behind it. */
    private static final Pattern NAME =
            Pattern.compile("^[\\s\"]*(?:[a-z0-9_]+\\.)?([a-z][a-z0-9_]*?)(?:_index_[0-9a-z]+)?(?![a-z0-9_])");

    private Constraints() {}

    /** The refusal to show, or the violation itself where the constraint has no words of its own, which is a bug of ours. */
    public static RuntimeException refusal(DataIntegrityViolationException violation) {
        String name = name(violation);
        String key = "constraint." + name;
        return name != null && Messages.has(Locale.ENGLISH, key) ? new BusinessException(key) : violation;
    }

    /** The violated constraint's name in lower case; null when the database did not name it. */
    public static @Nullable String name(DataIntegrityViolationException violation) {
        for (Throwable cause = violation; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConstraintViolationException constraint && constraint.getConstraintName() != null) {
                Matcher matcher = NAME.matcher(constraint.getConstraintName().toLowerCase(Locale.ROOT));
                return matcher.find() ? matcher.group(1) : null;
            }
        }
        return null;
    }
}

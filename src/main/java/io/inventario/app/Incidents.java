package io.inventario.app;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import io.inventario.shared.BusinessException;
import io.inventario.shared.ui.Notices;
import io.inventario.shared.ui.Texts;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * What happens to an error that no screen expected: a refusal is told in words; a bug goes to the log under a number that the
 * person sees and can pass on.
 */
@Component
class Incidents implements ErrorHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Incidents.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    /** Without characters that look alike when somebody reads the number out. */
    private static final String DIGITS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    @Override
    public void error(ErrorEvent event) {
        String words = explain(event.getThrowable());
        UI ui = UI.getCurrent();
        if (ui != null) {
            ui.access(() -> Notices.refusal(words));
        }
    }

    /** The words for an error, in the language of the screen; what is a bug of ours is logged. */
    String explain(Throwable error) {
        return cause(error, BusinessException.class, refusal -> refusal.in(Texts.language()))
                .or(() -> cause(error, AccessDeniedException.class, denied -> t("app.denied")))
                .or(() -> cause(error, OptimisticLockingFailureException.class, stale -> t("app.stale")))
                .or(() -> databaseIsAway(error))
                .orElseGet(() -> t("app.incident", record(error)));
    }

    private static Optional<String> databaseIsAway(Throwable error) {
        Optional<String> words = cause(error, CannotCreateTransactionException.class, away -> t("app.no_database"))
                .or(() -> cause(error, CannotGetJdbcConnectionException.class, away -> t("app.no_database")))
                .or(() -> cause(error, DataAccessResourceFailureException.class, away -> t("app.no_database")));
        if (words.isPresent()) {
            LOG.error("The database does not answer: {}", rootOf(error).getMessage());
        }
        return words;
    }

    private static String record(Throwable error) {
        StringBuilder number = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            number.append(i == 4 ? "-" : "").append(DIGITS.charAt(RANDOM.nextInt(DIGITS.length())));
        }
        LOG.error("Incident {}", number, error);
        return number.toString();
    }

    private static <E extends Throwable> Optional<String> cause(
            Throwable error, Class<E> type, Function<E, String> words) {
        for (@Nullable Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(words.apply(type.cast(cause)));
            }
        }
        return Optional.empty();
    }

    private static Throwable rootOf(Throwable error) {
        Throwable root = error;
        for (@Nullable Throwable cause = error; cause != null; cause = cause.getCause()) {
            root = cause;
        }
        return root;
    }
}

package io.inventario.app;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import io.inventario.database.DatabaseFailure;
import io.inventario.database.SchemaState;
import io.inventario.shared.BusinessException;
import io.inventario.shared.IncidentNumber;
import io.inventario.shared.ui.Notices;
import io.inventario.shared.ui.Texts;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * What happens to an error that no screen expected: a refusal is told in words; a bug goes to the log under a number that the
 * person sees and can pass on.
 */
@Component
class Incidents implements ErrorHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Incidents.class);

    private final SchemaState schema;

    Incidents(SchemaState schema) {
        this.schema = schema;
    }

    @Override
    public void error(ErrorEvent event) {
        if (isGone(event.getThrowable())) {
            return;
        }
        String words = explain(event.getThrowable());
        UI ui = UI.getCurrent();
        if (ui != null) {
            ui.access(() -> Notices.refusal(words));
        }
    }

    /** The words for an error, in the language of the screen; what is a bug of ours is logged. */
    String explain(Throwable error) {
        return cause(error, BusinessException.class, refusal -> Texts.of(refusal))
                .or(() -> cause(error, AccessDeniedException.class, denied -> t("app.denied")))
                .or(() -> cause(error, OptimisticLockingFailureException.class, stale -> t("app.stale")))
                .or(() -> databaseIsAway(error))
                .or(() -> schemaIsBehind(error))
                .orElseGet(() -> isGone(error) ? "" : t("app.incident", record(error)));
    }

    /** Whether nobody is there to be told: the browser closed the connection before it had read the answer. */
    private static boolean isGone(Throwable error) {
        return DatabaseFailure.in(error).isEmpty() && DisconnectedClientHelper.isClientDisconnectedException(error);
    }

    private static Optional<String> databaseIsAway(Throwable error) {
        Optional<DatabaseFailure> failure = DatabaseFailure.in(error);
        failure.ifPresent(away -> LOG.error("The database cannot be used: {}", away.message()));
        return failure.map(away -> t("app.no_database"));
    }

    /** No bug: somebody went back in migrations, and what this page asks for is not there. */
    private Optional<String> schemaIsBehind(Throwable error) {
        return cause(error, SQLException.class, missing -> String.valueOf(missing.getMessage()))
                .filter(missing -> schema.pending() > 0)
                .map(missing -> {
                    LOG.warn("Something failed as the database lacks migrations: {}", missing);
                    return t("app.behind", schema.pending());
                });
    }

    private static String record(Throwable error) {
        String number = IncidentNumber.next();
        LOG.error("Incident {}", number, error);
        return number;
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
}

package io.inventario.cli;

import io.inventario.database.ConfigurationException;
import io.inventario.database.DatabaseFailure;
import io.inventario.shared.BusinessException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Keeps Spring's long reports away from failures that one line explains; the door prints that line. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class FailureReporter implements SpringBootExceptionReporter {
    FailureReporter(@Nullable ConfigurableApplicationContext context) {}

    @Override
    public boolean reportException(Throwable failure) {
        return line(failure).isPresent();
    }

    static Optional<String> line(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConfigurationException configuration) {
                return Optional.ofNullable(configuration.getMessage());
            }
            if (cause instanceof BusinessException refusal) {
                return Optional.of(refusal.getMessage());
            }
        }
        return DatabaseFailure.in(failure).map(found -> "The database cannot be used: " + found.message());
    }
}

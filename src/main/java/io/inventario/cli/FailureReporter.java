package io.inventario.cli;

import io.inventario.database.ConfigurationException;
import io.inventario.database.DatabaseFailure;
import io.inventario.shared.BusinessException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
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
        return DatabaseFailure.in(failure).map(FailureReporter::line).or(() -> file(failure));
    }

    private static String line(DatabaseFailure found) {
        return found.kind() == DatabaseFailure.Kind.MIGRATION_FAILED
                ? "A" + found.message().substring(1)
                : "The database cannot be used: " + found.message();
    }

    /** What a disk or a folder refuses, after what it was wanted for. */
    private static Optional<String> file(Throwable failure) {
        String wanted = "";
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UncheckedIOException io) {
                wanted = io.getMessage() + ": ";
            }
            if (cause instanceof FileSystemException refusal) {
                return Optional.of(wanted + FileRefusal.told(refusal));
            }
        }
        return Optional.empty();
    }
}

package io.inventario.jobs;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What came of a job.
 *
 * @param file to be downloaded, on the disk of the instance that did the work; null for none
 */
public record Result(Words words, @Nullable Path file) {
    public static Result of(String key, Object... arguments) {
        return new Result(Words.of(key, arguments), null);
    }

    public static Result file(Path file, String key, Object... arguments) {
        return new Result(Words.of(key, arguments), file);
    }
}

package io.inventario.jobs;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Work that a command did itself ended without a result, for no reason of the business. */
public class JobFailure extends RuntimeException {
    JobFailure(Words words, @Nullable Throwable cause) {
        super(words.in(Locale.ENGLISH), cause);
    }
}

package io.inventario.demo;

/** One line that says which file, line and field can't be imported, and why; nothing was written. */
public final class UnusableFile extends RuntimeException {
    UnusableFile(String message) {
        super(message);
    }

    UnusableFile(String file, long line, String why) {
        super(file + ", line " + line + ": " + why);
    }

    UnusableFile(String file, long line, String field, String why) {
        super(file + ", line " + line + ", " + field + ": " + why);
    }
}

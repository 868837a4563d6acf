package io.inventario.dataset;

/** A value that its column can't take; the message is the key of the reason. */
final class Unusable extends Exception {
    private final transient Object[] arguments;

    Unusable(String key, Object... arguments) {
        super(key, null, false, false);
        this.arguments = arguments.clone();
    }

    Problem in(String file, long record, String model, String field) {
        return new Problem(file, record, model, field, String.valueOf(getMessage()), arguments);
    }
}

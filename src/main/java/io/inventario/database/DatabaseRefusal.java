package io.inventario.database;

/** We refuse to open a database that answers, because working on it would harm the data. */
public class DatabaseRefusal extends RuntimeException {
    private final DatabaseFailure.Kind kind;

    DatabaseRefusal(DatabaseFailure.Kind kind) {
        super(DatabaseFailure.of(kind).message());
        this.kind = kind;
    }

    public DatabaseFailure.Kind kind() {
        return kind;
    }
}

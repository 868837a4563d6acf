package io.inventario.jobs;

/** Told how far long work has come; the same for background work, commands and tests. */
@FunctionalInterface
public interface Progress {
    Progress NONE = (words, done, total) -> {};

    /**
     * Cheap enough to be called for every row.
     *
     * @param words what is being done at the moment
     * @param total zero while nobody knows
     * @throws java.util.concurrent.CancellationException when somebody cancelled the work; let it pass
     */
    void at(Words words, long done, long total);

    /** The same with a text of no arguments. */
    default void at(String key, long done, long total) {
        at(Words.of(key), done, total);
    }

    /** What to do as soon as the work is cancelled, for work that waits in one place: end a process, cancel a statement. */
    default void onCancel(Runnable stop) {}
}

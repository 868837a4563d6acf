package io.inventario.dataset;

/** Told how far a dump or a load has come. */
@FunctionalInterface
public interface Progress {
    Progress SILENT = (step, done, all) -> {};

    /** @param all 0 where it is not known */
    void at(String step, long done, long all);

    /** What to do as soon as the work is cancelled, for work that waits for a program to end. */
    default void onCancel(Runnable stop) {}
}

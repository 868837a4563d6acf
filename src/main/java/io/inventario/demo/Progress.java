package io.inventario.demo;

/** Told how far a long load has come. */
@FunctionalInterface
public interface Progress {
    void at(String step, int done, int all);
}

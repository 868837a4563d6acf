package io.inventario.bench;

/** The door of the Maven profile {@code bench}: starts the benchmark that {@code -Dbench.of} names. */
public final class Benchmarks {
    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "sales" -> SaleBenchmark.main(arguments);
            case "data" -> DataBenchmark.main(arguments);
            default -> throw new IllegalArgumentException("-Dbench.of is sales or data, not " + arguments[0]);
        }
    }
}

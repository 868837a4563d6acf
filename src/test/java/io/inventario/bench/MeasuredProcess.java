package io.inventario.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program that ran to its end.
 *
 * @param seconds from its start to its end
 * @param cpuSeconds of processor time, its own and what the database server did for it: the same on a busy machine
 * @param peakMegabytes the most memory that it held, as Linux counts it
 */
record MeasuredProcess(String name, BigDecimal seconds, BigDecimal cpuSeconds, long peakMegabytes, String output) {
    private static final String PEAK = "VmHWM:";
    private static final int TICKS_OF_A_SECOND = 100;
    private static final long GLANCE_MILLIS = 20;
    private static final int ITSELF = 11;
    private static final int ENDED_CHILDREN = 13;

    /**
     * @param folder where the program runs
     * @param server the database server's first process
     * @throws IllegalStateException when it does not end well
     */
    static MeasuredProcess run(
            String name, Path folder, long server, Map<String, String> environment, List<String> command) {
        try {
            Path output = Files.createTempFile("inventario-bench", ".out");
            Path errors = Files.createTempFile("inventario-bench", ".err");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile());
            builder.environment().putAll(environment);
            long serverTicks = ticks(server, ENDED_CHILDREN);
            long start = System.nanoTime();
            Process process = builder.start();
            long peak = 0;
            long ticks = 0;
            while (!process.waitFor(GLANCE_MILLIS, TimeUnit.MILLISECONDS)) {
                peak = Math.max(peak, peak(process.pid()));
                ticks = Math.max(ticks, ticks(process.pid(), ITSELF));
            }
            BigDecimal seconds =
                    BigDecimal.valueOf(System.nanoTime() - start, 9).setScale(1, RoundingMode.HALF_UP);
            Thread.sleep(GLANCE_MILLIS); // until the server has noticed that its children ended
            ticks += ticks(server, ENDED_CHILDREN) - serverTicks;
            if (process.exitValue() != 0) {
                throw new IllegalStateException(
                        name + " ended with " + process.exitValue() + ": " + Files.readString(errors));
            }
            MeasuredProcess measured = new MeasuredProcess(
                    name,
                    seconds,
                    BigDecimal.valueOf(ticks).divide(BigDecimal.valueOf(TICKS_OF_A_SECOND), 1, RoundingMode.HALF_UP),
                    peak / 1024,
                    Files.readString(output));
            Files.delete(output);
            Files.delete(errors);
            return measured;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Processor time in user and system mode, at the given place of what proc(5) calls stat; 0 when the process has just ended. */
    private static long ticks(long process, int place) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(process), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Long.parseLong(fields[place]) + Long.parseLong(fields[place + 1]);
        } catch (IOException ended) {
            return 0;
        }
    }

    /** In kilobytes; 0 when the process has just ended. */
    private static long peak(long process) {
        try {
            return Files.readAllLines(Path.of("/proc", String.valueOf(process), "status")).stream()
                    .filter(line -> line.startsWith(PEAK))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException ended) {
            return 0;
        }
    }
}

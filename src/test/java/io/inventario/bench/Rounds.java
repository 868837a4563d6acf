package io.inventario.bench;

import com.sun.management.OperatingSystemMXBean;
import io.inventario.shared.Actor;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs a workload with several threads over carts that a seed decides, and says how fast it went. */
final class Rounds {
    private final long seed;
    private final List<UUID> products;
    private final int lines;
    private long round;

    Rounds(long seed, List<UUID> products, int lines) {
        this.seed = seed;
        this.products = products;
        this.lines = lines;
    }

    /** What a round took; the CPU is that of this process, the database server's is not in it. */
    record Rate(long sales, long wallNanos, long cpuNanos) {
        Rate with(Rate other) {
            return new Rate(sales + other.sales, wallNanos + other.wallNanos, cpuNanos + other.cpuNanos);
        }

        BigDecimal perSecond() {
            return BigDecimal.valueOf(sales)
                    .multiply(BigDecimal.valueOf(1_000_000_000L))
                    .divide(BigDecimal.valueOf(wallNanos), 1, RoundingMode.HALF_UP);
        }

        BigDecimal cpuMillis() {
            return BigDecimal.valueOf(cpuNanos, 6).divide(BigDecimal.valueOf(sales), 3, RoundingMode.HALF_UP);
        }
    }

    Rate run(SaleBenchmark.Workload workload, int threads, int range, int sales) {
        round++;
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = system.getProcessCpuTime();
        long start = System.nanoTime();
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (int thread = 0; thread < threads; thread++) {
                Random random = new Random(seed * 1_000_003 + round * 101 + thread);
                running.add(pool.submit(() -> Actor.asProgram("benchmark", () -> {
                    for (int i = 0; i < sales / threads; i++) {
                        sell(workload, cart(random, range));
                    }
                    return true;
                })));
            }
        }
        long wall = System.nanoTime() - start;
        running.forEach(Rounds::require);
        return new Rate((long) (sales / threads) * threads, wall, system.getProcessCpuTime() - cpu);
    }

    private static void sell(SaleBenchmark.Workload workload, List<UUID> cart) {
        try {
            workload.sell(cart);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void require(Future<?> done) {
        try {
            done.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<UUID> cart(Random random, int range) {
        Set<UUID> cart = new LinkedHashSet<>();
        while (cart.size() < lines) {
            cart.add(products.get(random.nextInt(range)));
        }
        return List.copyOf(cart);
    }
}

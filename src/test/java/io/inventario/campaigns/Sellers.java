package io.inventario.campaigns;

import io.inventario.OwnApplication;
import io.inventario.Shop;
import io.inventario.documents.Tender;
import io.inventario.products.Product;
import io.inventario.sales.PostSale;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Ids;
import io.inventario.shared.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Threads that sell until they are told to stop, and remember what each sale's client was told and when. */
public final class Sellers implements AutoCloseable {
    private static final int PRICE = 10;
    /** Between two sales of a client, so that others get on too. */
    private static final int PAUSE_MILLIS = 20;

    private final Shop shop;
    private final List<Product> products;
    private final UUID cash;
    private final Collection<Sale> sales = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads;
    private volatile boolean closed;

    /** What a client was told. */
    enum Answer {
        POSTED,
        REFUSED,
        /** The database was away: nobody knows whether it was posted, and the client would give the same command again. */
        AWAY,
        /** What no client should ever be shown. */
        BROKEN
    }

    /** A sale that was tried; times are those of {@link System#nanoTime}. */
    record Sale(
            UUID command,
            long begun,
            long answered,
            Answer answer,
            @Nullable RuntimeException failure) {}

    public Sellers(OwnApplication application, int count, long seed) {
        shop = application.get(Shop.class);
        cash = shop.cash().getId();
        products = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            products.add(shop.stocked(String.valueOf(PRICE), 1_000_000, "4"));
        }
        threads = Executors.newFixedThreadPool(count);
        for (int i = 0; i < count; i++) {
            Random random = new Random(seed * 31 + i);
            threads.execute(() -> sell(random));
        }
    }

    private void sell(Random random) {
        while (!closed) {
            UUID command = Ids.next();
            long begun = System.nanoTime();
            RuntimeException failure = give(command, random);
            sales.add(new Sale(command, begun, System.nanoTime(), answer(failure), failure));
            LockSupport.parkNanos(
                    Duration.ofMillis(random.nextInt(PAUSE_MILLIS)).toNanos());
        }
    }

    private @Nullable RuntimeException give(UUID command, Random random) {
        int count = 1 + random.nextInt(3);
        List<PostSale.Line> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(Shop.line(products.get(random.nextInt(products.size())), 1));
        }
        PostSale sale = new PostSale(command, lines, List.of(new Tender(cash, Money.of(PRICE * count))));
        try {
            shop.as(() -> shop.sales.post(sale));
            return null;
        } catch (RuntimeException told) {
            return told;
        }
    }

    private static Answer answer(@Nullable RuntimeException told) {
        return switch (told) {
            case null -> Answer.POSTED;
            case BusinessException refusal -> Answer.REFUSED;
            case DataAccessException away -> Answer.AWAY;
            case TransactionException away -> Answer.AWAY;
            default -> Answer.BROKEN;
        };
    }

    /** Those that have been answered by now. */
    List<Sale> sales() {
        return List.copyOf(sales);
    }

    public long posted() {
        return sales.stream().filter(sale -> sale.answer == Answer.POSTED).count();
    }

    /** Waits until so many more have been posted. */
    public void sellMore(int count, Duration most) throws InterruptedException {
        long wanted = posted() + count;
        long deadline = System.nanoTime() + most.toNanos();
        while (posted() < wanted) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Only " + (posted() - wanted + count) + " of " + count + " sales in " + most
                        + "; the last was told "
                        + sales().getLast());
            }
            Thread.sleep(10);
        }
    }

    /** Waits until every client has its last answer. */
    public void stop() {
        closed = true;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(60, TimeUnit.SECONDS)) {
                throw new AssertionError("A client has had no answer for a minute");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
    }
}

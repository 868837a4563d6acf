package io.inventario.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import io.inventario.Shop;
import io.inventario.database.IntegrityCheck;
import io.inventario.documents.Posted;
import io.inventario.shared.BusinessException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Many clients of one program at once: remembers what each was told, and judges by what the database holds afterwards. */
@Component
class Crowd {
    private final Shop shop;
    private final JdbcClient jdbc;
    private final IntegrityCheck checker;

    Crowd(Shop shop, JdbcClient jdbc, IntegrityCheck checker) {
        this.shop = shop;
        this.jdbc = jdbc;
        this.checker = checker;
    }

    /** A share of a campaign's full size, never less than {@code least}; {@code -Dcampaign.size=1} is the whole. */
    static int size(int full, int least) {
        double factor = Double.parseDouble(System.getProperty("campaign.size", "0.02"));
        return Math.max(least, (int) (full * factor));
    }

    static long seed() {
        return Long.getLong("campaign.seed", System.nanoTime() % 100_000);
    }

    /** What the command of that number is made up from; neighbouring numbers have nothing in common. */
    static Random random(long seed, int number) {
        return new Random(seed * 0x632BE59BD9B4E019L + number * 0x9E3779B97F4A7C15L);
    }

    /** A command, what it changes in the stock of which product, and how to give it. */
    record Wish(String kind, UUID command, Map<UUID, Long> effect, Supplier<Posted> post) {}

    /** What a client was told: the document, or the key of the refusal, or something that nobody should ever be told. */
    record Answer(
            Wish wish,
            @Nullable Posted posted,
            @Nullable String refusal,
            @Nullable Throwable failure) {
        Posted document() {
            return Objects.requireNonNull(posted);
        }
    }

    Answer give(Wish wish) {
        try {
            return new Answer(wish, shop.as(wish.post), null, null);
        } catch (BusinessException refused) {
            return new Answer(wish, null, refused.key(), null);
        } catch (RuntimeException failure) {
            return new Answer(wish, null, null, failure);
        }
    }

    /** Gives the wishes from so many threads at once; each takes the next number. */
    List<Answer> give(int threads, int count, IntFunction<Wish> wishes) {
        ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<Throwable> broken = new ConcurrentLinkedQueue<>();
        AtomicInteger next = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(threads);
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (int thread = 0; thread < threads; thread++) {
                pool.execute(() -> {
                    try {
                        start.countDown();
                        start.await();
                        for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                            answers.add(give(wishes.apply(i)));
                        }
                    } catch (InterruptedException | RuntimeException e) {
                        broken.add(e);
                    }
                });
            }
        }
        assertThat(broken).isEmpty();
        return List.copyOf(answers);
    }

    /** The commands of all documents so far. */
    Set<UUID> commands() {
        return new HashSet<>(documents().keySet());
    }

    private Map<UUID, UUID> documents() {
        Map<UUID, UUID> documents = new HashMap<>();
        jdbc.sql("select d.command_id, d.id from document d join document_number n on n.document_id = d.id")
                .query(row -> {
                    documents.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
                });
        return documents;
    }

    /** Nothing lost, nothing doubled, no gap, nothing but refusals shown, and all rules hold. */
    void judge(Set<UUID> before, List<Answer> answers) {
        assertThat(answers.stream()
                        .filter(answer -> answer.failure != null)
                        .map(Answer::failure)
                        .toList())
                .as("failures that clients were shown")
                .isEmpty();
        assertThat(answers).extracting(Answer::refusal).doesNotContain("documents.busy");
        Map<UUID, UUID> told = new HashMap<>();
        answers.stream()
                .filter(answer -> answer.posted != null)
                .forEach(answer ->
                        told.put(answer.wish.command, answer.document().id()));
        Map<UUID, UUID> there = documents();
        there.keySet().removeAll(before);
        assertThat(there).isEqualTo(told);
        assertThat(told.values()).doesNotHaveDuplicates();
        assertThat(jdbc.sql("""
                        select count(*) from (select series_id, count(*) as given, max(number) as highest
                        from document_number group by series_id) s where given <> highest""").query(Long.class).single())
                .as("series with gaps")
                .isZero();
        assertThat(shop.as(() -> checker.run()))
                .isNotEmpty()
                .allSatisfy(rule ->
                        assertThat(rule.findings().first()).as(rule.id()).isEmpty());
    }

    /** What the stock of each product must have changed by, as clients were told. */
    static Map<UUID, Long> effects(List<Answer> answers) {
        Map<UUID, Long> effects = new HashMap<>();
        answers.stream()
                .filter(answer -> answer.posted != null)
                .forEach(answer ->
                        answer.wish.effect.forEach((product, change) -> effects.merge(product, change, Long::sum)));
        return effects;
    }

    static Map<String, Long> summary(List<Answer> answers) {
        Map<String, Long> summary = new TreeMap<>();
        answers.forEach(answer -> summary.merge(
                answer.wish.kind + (answer.posted != null ? " posted" : " refused " + answer.refusal), 1L, Long::sum));
        return summary;
    }
}

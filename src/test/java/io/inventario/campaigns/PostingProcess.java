package io.inventario.campaigns;

import io.inventario.Inventario;
import io.inventario.shared.Actor;
import io.inventario.shared.BusinessException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * A process of its own that posts with many threads until it is killed. It does what it reads on standard input, one word a line,
 * and answers on standard output: {@code judge}, {@code check} (judges with the checker), {@code post}, {@code arm POINT VISITS},
 * {@code disarm}, {@code tell} (says when a client has an answer), {@code exit}.
 */
final class PostingProcess {
    static final String READY = "READY";
    static final String MISTAKE = "MISTAKE ";
    static final String JUDGED = "JUDGED";
    static final String ANSWERED = "ANSWERED";
    static final String AT = "AT THE POINT ";

    private final ConfigurableApplicationContext application;
    private final KillPoints points;
    private final History history;
    private final Traffic traffic;
    private final ReadWriteLock judging = new ReentrantReadWriteLock(true);
    private volatile boolean tell;

    private PostingProcess(ConfigurableApplicationContext application, KillPoints points, History history, long seed) {
        this.application = application;
        this.points = points;
        this.history = history;
        this.traffic = Actor.asProgram("campaign", () -> new Traffic(application, seed));
    }

    /** Arguments: history file, seed, clients, whether it serves people too. */
    public static void main(String[] arguments) throws IOException {
        boolean whole = Boolean.parseBoolean(arguments[3]);
        KillPoints points = new KillPoints(point -> say(AT + point));
        ConfigurableApplicationContext application = start(whole, points);
        say(READY);
        History history = new History(Path.of(arguments[0]));
        new PostingProcess(application, points, history, Long.parseLong(arguments[1]))
                .obey(Integer.parseInt(arguments[2]));
    }

    /** As {@code ./inventario run}, or as the commands do: the same migrations and services without screens. */
    private static ConfigurableApplicationContext start(boolean whole, KillPoints points) {
        SpringApplicationBuilder builder = new SpringApplicationBuilder(Inventario.class)
                .logStartupInfo(false)
                .properties("logging.level.root=WARN")
                .initializers(context -> context.getBeanFactory().addBeanPostProcessor(points));
        if (!whole) {
            builder.web(WebApplicationType.NONE)
                    .lazyInitialization(true)
                    .properties("inventario.command=true", "spring.data.jpa.repositories.bootstrap-mode=lazy");
        }
        ConfigurableApplicationContext application = builder.run();
        application.getBean("migrations");
        application.getBean("sealKeeper");
        return application;
    }

    private void obey(int clients) throws IOException {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = orders.readLine(); line != null; line = orders.readLine()) {
            String[] order = line.split(" ");
            switch (order[0]) {
                case "judge" -> judge(false);
                case "check" -> judge(true);
                case "post" -> post(clients);
                case "arm" -> points.arm(order[1], Integer.parseInt(order[2]));
                case "disarm" -> points.disarm();
                case "tell" -> tell = true;
                case "exit" -> System.exit(0);
                default -> say(MISTAKE + "unknown order " + line);
            }
        }
        Runtime.getRuntime().halt(1); // whoever started it is gone
    }

    /** While it judges, nobody posts. */
    private void judge(boolean whole) {
        judging.writeLock().lock();
        try {
            Actor.asProgram("judge", () -> new Judge(application).mistakes(history, whole))
                    .forEach(mistake -> say(MISTAKE + mistake));
            say(JUDGED);
        } finally {
            judging.writeLock().unlock();
        }
    }

    private void post(int clients) {
        Map<Integer, Integer> next = history.next();
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        for (int client = 0; client < clients; client++) {
            int number = client;
            threads.submit(() -> serve(number, next.getOrDefault(number, 0)));
        }
    }

    /** Never ends by itself; a command without an answer is given again until it has one. */
    private void serve(int client, int first) {
        try {
            for (int number = first; ; number++) {
                history.write(new History.Entry(client, number, command(client, number), History.Outcome.BEGUN));
                History.Outcome outcome = answer(client, number);
                history.write(new History.Entry(client, number, command(client, number), outcome));
                if (tell) {
                    tell = false;
                    say(ANSWERED);
                }
            }
        } catch (RuntimeException shown) {
            say(MISTAKE + "client " + client + " was shown " + shown);
            throw shown;
        }
    }

    private History.Outcome answer(int client, int number) {
        while (true) {
            judging.readLock().lock();
            try {
                Actor.asProgram("campaign", () -> traffic.give(client, number));
                return History.Outcome.POSTED;
            } catch (BusinessException refused) {
                return History.Outcome.REFUSED;
            } catch (ConcurrencyFailureException conflict) {
                throw conflict; // a deadlock or a time-out of a lock is never shown to anyone
            } catch (DataAccessException | TransactionException databaseIsAway) {
                pause();
            } finally {
                judging.readLock().unlock();
            }
        }
    }

    private UUID command(int client, int number) {
        return traffic.command(client, number);
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(String line) {
        synchronized (System.out) {
            System.out.println(line.replace('\n', ' '));
            System.out.flush();
        }
    }
}

package io.inventario.campaigns;

import io.inventario.Inventario;
import io.inventario.shared.Actor;
import io.inventario.shared.BusinessException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * A process of its own that judges what the one before it left, says so on standard output, and then posts with many threads
 * until it is killed.
 */
final class PostingProcess {
    static final String READY = "READY";
    static final String MISTAKE = "MISTAKE ";
    static final String JUDGED = "JUDGED";

    private PostingProcess() {}

    /** Arguments: history file, seed, clients, kill point, at which visit of it. */
    public static void main(String[] arguments) {
        KillPoints points = new KillPoints(arguments[3], Integer.parseInt(arguments[4]));
        SpringApplicationBuilder builder = new SpringApplicationBuilder(Inventario.class)
                .logStartupInfo(false)
                .properties("server.port=0", "logging.level.root=WARN")
                .initializers(context -> context.getBeanFactory().addBeanPostProcessor(points));
        ConfigurableApplicationContext application = builder.run();
        say(READY);
        History history = new History(Path.of(arguments[0]));
        List<String> mistakes = Actor.asProgram("judge", () -> new Judge(application).mistakes(history));
        mistakes.forEach(mistake -> say(MISTAKE + mistake));
        say(JUDGED);
        Traffic traffic = Actor.asProgram("campaign", () -> new Traffic(application, Long.parseLong(arguments[1])));
        Map<Integer, Integer> next = history.next();
        points.arm();
        int clients = Integer.parseInt(arguments[2]);
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        for (int client = 0; client < clients; client++) {
            int number = client;
            threads.execute(() -> serve(traffic, history, number, next.getOrDefault(number, 0)));
        }
    }

    /** Never ends by itself; a command without an answer is given again until it has one. */
    private static void serve(Traffic traffic, History history, int client, int first) {
        for (int number = first; ; number++) {
            history.write(new History.Entry(client, number, traffic.command(client, number), History.Outcome.BEGUN));
            History.Outcome outcome = answer(traffic, client, number);
            history.write(new History.Entry(client, number, traffic.command(client, number), outcome));
        }
    }

    private static History.Outcome answer(Traffic traffic, int client, int number) {
        while (true) {
            try {
                Actor.asProgram("campaign", () -> traffic.give(client, number));
                return History.Outcome.POSTED;
            } catch (BusinessException refused) {
                return History.Outcome.REFUSED;
            } catch (DataAccessException | TransactionException databaseIsAway) {
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}

package io.inventario.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import io.inventario.DatabaseTests;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program is killed while sixteen threads post, at random and at every named point, and starts again by itself. */
class KillTests {
    private static final int CLIENTS = 16;
    private static final Duration START = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void m9NothingAcknowledgedIsMissingAndNothingIsHalfThereAfterAKill() throws Exception {
        int kills = Integer.getInteger("campaign.kills", 3);
        long seed = Long.getLong("campaign.seed", System.nanoTime() % 100_000);
        Random random = new Random(seed);
        String url = DatabaseTests.freshUrl();
        int posted = 0;
        for (int kill = 0; kill <= kills; kill++) {
            boolean atAPoint = kill % 2 == 0;
            String point = KillPoints.ALL.get(random.nextInt(KillPoints.ALL.size()));
            int visit = atAPoint ? 20 + random.nextInt(200) : Integer.MAX_VALUE;
            try (Run run = new Run(url, seed, point, visit)) {
                String where =
                        "seed " + seed + ", start " + kill + ", then " + (atAPoint ? point + " " + visit : "at random");
                assertThat(run.until(PostingProcess.READY, START)).as(where).isTrue();
                assertThat(run.until(PostingProcess.JUDGED, Duration.ofMinutes(3)))
                        .as(where)
                        .isTrue();
                assertThat(run.mistakes()).as(where).isEmpty();
                if (kill < kills) {
                    if (atAPoint) {
                        run.until(KillPoints.AT + point, Duration.ofSeconds(60));
                    } else {
                        Thread.sleep(200 + random.nextInt(4000));
                    }
                }
            }
            posted = Math.max(
                    posted, new History(folder.resolve("history")).commands().size());
        }
        System.out.printf(
                "%d kills, seed %d, %d commands on %s%n",
                kills, seed, posted, DatabaseTests.onPostgres() ? "PostgreSQL" : "H2");
        assertThat(posted).as("commands given").isGreaterThan(kills * CLIENTS);
    }

    /** One life of the program, ended by SIGKILL. */
    private final class Run implements AutoCloseable {
        private final Process process;
        private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
        private final List<String> heard = new ArrayList<>();

        Run(String url, long seed, String point, int visit) throws IOException {
            ProcessBuilder builder = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    PostingProcess.class.getName(),
                    folder.resolve("history").toString(),
                    String.valueOf(seed),
                    String.valueOf(CLIENTS),
                    point,
                    String.valueOf(visit));
            builder.environment().put("DATABASE_URL", url);
            builder.environment().put("SECRET_KEY", "a key of this campaign only, and of no shop");
            process =
                    builder.directory(folder.toFile()).redirectErrorStream(true).start();
            Thread.ofVirtual().start(this::listen);
        }

        private void listen() {
            try (BufferedReader reader = process.inputReader()) {
                reader.lines().forEach(said::add);
            } catch (IOException killed) {
                said.add("the process is gone");
            }
        }

        /** Whether it says {@code word} in time. */
        boolean until(String word, Duration most) throws InterruptedException {
            long deadline = System.nanoTime() + most.toNanos();
            while (true) {
                String line = said.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (line == null) {
                    System.err.println(String.join("\n", heard));
                    return false;
                }
                heard.add(line);
                if (line.equals(word)) {
                    return true;
                }
            }
        }

        List<String> mistakes() {
            return heard.stream()
                    .filter(line -> line.startsWith(PostingProcess.MISTAKE))
                    .toList();
        }

        @Override
        public void close() {
            process.destroyForcibly().onExit().join();
        }
    }
}

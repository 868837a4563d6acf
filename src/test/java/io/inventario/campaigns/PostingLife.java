package io.inventario.campaigns;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One life of a {@link PostingProcess}, from its start to the SIGKILL that ends it. */
final class PostingLife implements AutoCloseable {
    private static final String GONE = "the process is gone";

    private final Process process;
    private final Writer orders;
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    private final List<String> heard = new ArrayList<>();

    PostingLife(Path folder, List<String> java, String url, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(java);
        command.add(PostingProcess.class.getName());
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("DATABASE_URL", url);
        builder.environment().put("PORT", "0");
        builder.environment().put("SECRET_KEY", "a key of this campaign only, and of no shop");
        builder.environment()
                .put("AUDIT_HEAD_FOLDER", folder.resolve("audit-head").toString());
        process = builder.start();
        orders = process.outputWriter();
        Thread.ofVirtual().start(this::listen);
    }

    private void listen() {
        try (BufferedReader reader = process.inputReader()) {
            reader.lines().forEach(said::add);
        } catch (IOException | UncheckedIOException killed) {
            said.add(killed.toString());
        }
        said.add(GONE);
    }

    void order(String line) throws IOException {
        orders.write(line + "\n");
        orders.flush();
    }

    /** Whether it says {@code word} in time, and before it ends. */
    boolean says(String word, Duration most) throws InterruptedException {
        long deadline = System.nanoTime() + most.toNanos();
        while (true) {
            String line = said.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (line == null) {
                return false;
            }
            heard.add(line);
            if (line.equals(GONE)) {
                return false;
            }
            if (line.equals(word)) {
                return true;
            }
        }
    }

    /** What is wrong by its own words so far. */
    List<String> mistakes() {
        return heard.stream()
                .filter(line -> line.startsWith(PostingProcess.MISTAKE))
                .toList();
    }

    /** The last of what it said. */
    String words() {
        return String.join("\n", heard.subList(Math.max(0, heard.size() - 60), heard.size()));
    }

    /** Lets it end by itself. */
    void await() {
        process.onExit().join();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}

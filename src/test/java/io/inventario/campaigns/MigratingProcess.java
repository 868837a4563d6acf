package io.inventario.campaigns;

import io.inventario.JavaCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A command of the program in a process of its own, whose log says how far it has come, so that it can be killed there. */
final class MigratingProcess implements AutoCloseable {
    private final Process process;
    private final Thread listener;
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());
    private final AtomicReference<Awaited> awaited = new AtomicReference<>(new Awaited("", 0));

    MigratingProcess(Path folder, String url, String... arguments) throws IOException {
        this(folder, url, List.of(), Map.of(), arguments);
    }

    /** @param java more options of Java */
    MigratingProcess(Path folder, String url, List<String> java, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> command = JavaCommand.program(arguments);
        command.addAll(1, java);
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeAll(List.of("PORT", "DEBUG", "JAVA_TOOL_OPTIONS"));
        builder.environment().put("DATABASE_URL", url);
        builder.environment().put("SECRET_KEY", "a key of this campaign only, and of no shop");
        builder.environment().put("LOGGING_LEVEL_LIQUIBASE_CHANGELOG", "INFO");
        builder.environment().put("LOGGING_LEVEL_IO_INVENTARIO", "INFO");
        builder.environment().putAll(environment);
        process = builder.start();
        listener = Thread.ofVirtual().start(this::listen);
    }

    /** A word and how many more lines with it there have to be. */
    private record Awaited(String word, int times, CountDownLatch left) {
        Awaited(String word, int times) {
            this(word, times, new CountDownLatch(times));
        }
    }

    private void listen() {
        try (BufferedReader reader = process.inputReader()) {
            reader.lines().forEach(line -> {
                said.add(line);
                Awaited now = awaited.get();
                if (now.times() > 0 && line.contains(now.word())) {
                    now.left().countDown();
                }
            });
        } catch (IOException | UncheckedIOException killed) {
            said.add("the process is gone");
        }
    }

    /** Whether it has said {@code word} so often before it ended; ask at once after the start. */
    boolean hasSaid(String word, int times, Duration most) throws InterruptedException {
        var wanted = new Awaited(word, times);
        awaited.set(wanted);
        long deadline = System.nanoTime() + most.toNanos();
        while (process.isAlive() && System.nanoTime() < deadline) {
            if (wanted.left().await(50, TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return wanted.left().getCount() == 0;
    }

    /** Its exit status; null when it has not ended in time. */
    @Nullable
    Integer status(Duration most) throws InterruptedException {
        if (!process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)) {
            return null;
        }
        listener.join(Duration.ofSeconds(5));
        return process.exitValue();
    }

    String output() {
        synchronized (said) {
            return String.join("\n", said);
        }
    }

    long pid() {
        return process.pid();
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}

package io.inventario.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.inventario.Inventario;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The application as a platform runs it: a process of its own with the options of the Procfile, told its port, stopped by SIGTERM. */
final class Instance implements AutoCloseable {
    private final Path log;
    private final int port;
    private final Process process;
    private final Writer orders;
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

    Instance(Path folder, Map<String, String> variables) throws IOException {
        Files.createDirectories(folder);
        log = folder.resolve("log");
        port = freePort();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + Path.of("jvm.options").toAbsolutePath(),
                "-cp",
                System.getProperty("java.class.path"),
                Inventario.class.getName(),
                "run"));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectError(log.toFile());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().putAll(variables);
        builder.environment().put("PORT", String.valueOf(port));
        builder.environment().put("INVENTARIO_TEST_ORDERS", "true");
        builder.environment()
                .put("LOGGING_CONFIG", "classpath:logback-spring.xml"); // the program's own, not the tests'
        process = builder.start();
        orders = process.outputWriter();
        Thread.ofVirtual().start(this::listen);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void listen() {
        try (BufferedReader reader = process.inputReader()) {
            reader.lines().forEach(said::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it serves. */
    void awaitStart() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (!log().contains("Open http://localhost:" + port)) {
            assertThat(process.isAlive() && System.nanoTime() < deadline)
                    .as(log())
                    .isTrue();
            Thread.sleep(100);
        }
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    int port() {
        return port;
    }

    URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    /** @return what it answers */
    String order(String line) throws IOException, InterruptedException {
        orders.write(line + "\n");
        orders.flush();
        return hear(Orders.DONE).substring(Orders.DONE.length());
    }

    /** Waits for its next line that begins so. */
    String hear(String beginning) throws InterruptedException, IOException {
        for (String line = next(); ; line = next()) {
            if (line.startsWith(beginning)) {
                return line;
            }
        }
    }

    private String next() throws InterruptedException, IOException {
        String line = said.poll(60, TimeUnit.SECONDS);
        assertThat(line).as("an answer of the instance: " + log()).isNotNull();
        return line;
    }

    /** The most memory that it ever had, in megabytes. */
    long mostMemory() throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    /** Sends SIGTERM, as platforms do. */
    void tellToStop() {
        process.destroy();
    }

    /** @return the exit status; empty-handed after that time it fails */
    int awaitEnd(Duration most) throws InterruptedException, IOException {
        assertThat(process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS))
                .as("ended within " + most + ": " + log())
                .isTrue();
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}

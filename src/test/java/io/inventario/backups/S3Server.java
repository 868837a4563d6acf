package io.inventario.backups;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;

/** A real S3 server (S3Proxy, a program of its own) that keeps its buckets as folders. */
final class S3Server {
    static final String KEY = "local-key";
    static final String SECRET = "local/secret+with=signs";

    private final Path folder;
    private final int port;
    private Process process;

    S3Server(Path folder) throws IOException {
        this.folder = folder;
        try (ServerSocket free = new ServerSocket(0)) {
            this.port = free.getLocalPort();
        }
        this.process = start();
    }

    private Process start() throws IOException {
        Properties settings = new Properties();
        settings.putAll(Map.of(
                "s3proxy.authorization",
                "aws-v2-or-v4",
                "s3proxy.endpoint",
                "http://127.0.0.1:" + port,
                "s3proxy.identity",
                KEY,
                "s3proxy.credential",
                SECRET,
                "jclouds.provider",
                "filesystem-nio2",
                "jclouds.filesystem.basedir",
                Files.createDirectories(folder.resolve("buckets")).toString()));
        Path file = folder.resolve("server.properties");
        try (var out = Files.newOutputStream(file)) {
            settings.store(out, null);
        }
        Process started = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        "target/tools/s3proxy-jar-with-dependencies.jar",
                        "--properties",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile())
                .start();
        Instant end = Instant.now().plus(Duration.ofMinutes(2));
        while (!answers()) {
            if (!started.isAlive() || Instant.now().isAfter(end)) {
                started.destroyForcibly();
                throw new IOException(
                        "The S3 server does not start:\n" + Files.readString(folder.resolve("server.log")));
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        return started;
    }

    private boolean answers() throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + port).toURL().openConnection();
        try {
            return connection.getResponseCode() > 0;
        } catch (java.net.ConnectException e) {
            return false;
        } finally {
            connection.disconnect();
        }
    }

    /** The address of a bucket, which is made. */
    String url(String bucket) throws IOException {
        Files.createDirectories(folder.resolve("buckets").resolve(bucket));
        return url(bucket, SECRET);
    }

    String url(String bucket, String secret) {
        return "s3://" + KEY + ":" + secret.replace("/", "%2F") + "@127.0.0.1:" + port + "/" + bucket
                + "/shop?tls=false";
    }

    void stop() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void startAgain() throws IOException {
        process = start();
    }
}

package io.inventario.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** Samples where the processor's time goes while the application posts, by whose code is nearest to the top of the stack. */
final class Profile {
    private static final List<String> OWNERS = List.of(
            "org.hibernate",
            "org.postgresql",
            "org.springframework",
            "io.inventario",
            "com.zaxxer",
            "tools.jackson",
            "net.bytebuddy");

    private final Map<String, Long> samples = new TreeMap<>();
    private Recording recording;

    void start() {
        recording = new Recording();
        recording.enable("jdk.ExecutionSample").withPeriod(Duration.ofMillis(10));
        recording.enable("jdk.NativeMethodSample").withPeriod(Duration.ofMillis(10));
        recording.start();
    }

    void stop() {
        recording.stop();
        try {
            Path file = Files.createTempFile("inventario-bench", ".jfr");
            recording.dump(file);
            recording.close();
            try (RecordingFile events = new RecordingFile(file)) {
                while (events.hasMoreEvents()) {
                    count(events.readEvent());
                }
            }
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void count(RecordedEvent event) {
        if (!event.getEventType().getName().equals("jdk.ExecutionSample") || event.getStackTrace() == null) {
            return;
        }
        String owner = event.getStackTrace().getFrames().stream()
                .map(Profile::owner)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse("the JDK itself");
        samples.merge(owner, 1L, Long::sum);
    }

    private static String owner(RecordedFrame frame) {
        String type = frame.getMethod().getType().getName();
        return OWNERS.stream().filter(type::startsWith).findFirst().orElse("");
    }

    Map<String, Long> shares() {
        return samples;
    }
}

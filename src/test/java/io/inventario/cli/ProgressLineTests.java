package io.inventario.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ProgressLineTests {
    private final StringWriter written = new StringWriter();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void terminalShowsRateAndTimeLeft() {
        ProgressLine line = line(true);
        line.at("sales", 0, 1000);
        now = now.plus(Duration.ofSeconds(2));
        line.at("sales", 200, 1000);
        line.at("sales", 1000, 1000);

        assertThat(written.toString().lines())
                .containsExactly("sales 0/1000", "sales 200/1000, 100/s, 8 s left", "sales 1000/1000, 500/s");
    }

    @Test
    void everyStepIsMeasuredByItself() {
        ProgressLine line = line(true);
        line.of("product", 0, 0);
        now = now.plus(Duration.ofSeconds(1));
        line.of("product", 5000, 0);
        now = now.plus(Duration.ofSeconds(1));
        line.of("sale", 10, 10_000);
        now = now.plus(Duration.ofSeconds(1));
        line.of("sale", 60, 10_000);

        assertThat(written.toString().lines())
                .containsExactly("product 5000, 5000/s", "sale 10/10000", "sale 60/10000, 50/s, 3 min 18 s left");
    }

    @Test
    void elsewhereLinesArePlain() {
        ProgressLine line = line(false);
        line.at("sales", 0, 10);
        now = now.plus(Duration.ofSeconds(2));
        line.at("sales", 10, 10);

        assertThat(written.toString().lines()).containsExactly("sales 0/10", "sales 10/10");
    }

    private ProgressLine line(boolean terminal) {
        InstantSource source = () -> now;
        return new ProgressLine(new PrintWriter(written), terminal, source.withZone(ZoneOffset.UTC));
    }
}

package io.inventario.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.inventario.DatabaseTests;
import io.inventario.Shop;
import io.inventario.database.Health.Source;
import io.inventario.database.Health.Statement;
import io.inventario.database.Health.Statements;
import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.env.MockEnvironment;

/** A command asks the instance that serves beside it, over real HTTP. */
class ServingInstanceTests extends DatabaseTests {
    @LocalServerPort
    private int port;

    @Test
    void statementsOfWhoServesAreRead() {
        shop.sell(Shop.line(shop.stocked("10", 5, "4"), 1));

        Statements read = instance(port, METRICS_TOKEN).statements().orElseThrow();

        assertThat(read.source()).isEqualTo(Source.OWN);
        assertThat(read.since()).isNotNull();
        assertThat(read.slowest()).isNotEmpty().allMatch(statement -> statement.calls() > 0);
        assertThat(read.frequent()).extracting(Statement::text).doesNotContainNull();
    }

    @Test
    void nothingIsReadWithAnotherTokenOrNoneOrWhereNobodyServes() throws IOException {
        assertThat(instance(port, "another token, as long as it has to be").statements())
                .isEmpty();
        assertThat(instance(port, "").statements()).isEmpty();
        assertThat(instance(0, METRICS_TOKEN).statements()).isEmpty();
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertThat(instance(free, METRICS_TOKEN).statements()).isEmpty();
    }

    private static ServingInstance instance(int port, String token) {
        return new ServingInstance(new MockEnvironment()
                .withProperty("server.port", String.valueOf(port))
                .withProperty("inventario.metrics-token", token));
    }
}

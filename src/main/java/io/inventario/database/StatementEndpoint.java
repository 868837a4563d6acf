package io.inventario.database;

import io.inventario.database.Health.Statements;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.stereotype.Component;

/** The statement log of this instance for the health command, which runs in a process of its own; guarded like the figures. */
@Component
@Endpoint(id = "statements")
class StatementEndpoint {
    private static final int MOST = 20;

    private final StatementLog log;

    StatementEndpoint(StatementLog log) {
        this.log = log;
    }

    @ReadOperation
    Statements read() {
        return log.read(MOST);
    }
}

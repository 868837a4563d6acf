package io.inventario.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serves the web application. */
@Command(name = "run", mixinStandardHelpOptions = true, description = "Start the web application")
final class RunCommand implements Callable<Integer> {
    private final Services services;

    @Option(names = "--no-migrate", description = "Do not apply pending migrations first")
    private boolean noMigrate;

    RunCommand(Services services) {
        this.services = services;
    }

    @Override
    public Integer call() {
        services.serve(!noMigrate);
        return CommandLineDoor.SERVING;
    }
}

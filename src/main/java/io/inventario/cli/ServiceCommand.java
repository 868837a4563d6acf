package io.inventario.cli;

import io.inventario.database.Migration;
import io.inventario.database.Migrations;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What every command that works with the data shares: the services, the two forms of output, the exit status. */
abstract class ServiceCommand implements Callable<Integer> {
    private final Services services;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private CommandSpec spec;

    @Option(names = "--json", description = "Print the result as JSON")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help")
    private boolean help;

    private boolean printed;

    ServiceCommand(Services services) {
        this.services = services;
    }

    @Override
    public final Integer call() {
        checkArguments();
        openServices();
        return run();
    }

    final void openServices() {
        services.open(needsServices(), migratesFirst(), needsDatabase());
    }

    /** For work that needs the database to itself; {@link #openServices} starts anew. */
    final void closeServices() {
        services.close();
    }

    /** Refuses, by throwing {@link #unusable}, what the options can't say of themselves; nothing has been started yet. */
    void checkArguments() {}

    final CommandLine.ParameterException unusable(String why) {
        return new CommandLine.ParameterException(spec.commandLine(), why);
    }

    /** @return the exit status */
    abstract int run();

    /** False for commands that only look. */
    boolean migratesFirst() {
        return true;
    }

    /** False for commands that ask only for beans of {@link io.inventario.database.DatabaseConfiguration}. */
    boolean needsServices() {
        return true;
    }

    /** False for the doctor, who is called when the database does not answer. */
    boolean needsDatabase() {
        return true;
    }

    /** What a command that only looks says where it would have to migrate first. */
    final int refuseBecausePending() {
        return refuse("the database has pending migrations; run migrate first");
    }

    final boolean hasPendingMigrations() {
        return service(Migrations.class).all().stream().anyMatch(m -> m.state() == Migration.State.PENDING);
    }

    final <T> T service(Class<T> type) {
        return services.get(type);
    }

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** Says why not, on standard error, and to a program that reads the result where it has none yet. */
    final int refuse(String reason) {
        err().println("inventario: " + reason);
        if (json && !printed) {
            printJson(Map.of("error", reason));
        }
        return CommandLineDoor.FAILED;
    }

    final PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** Whether an option was given, and is not at its default alone. */
    final boolean isGiven(String option) {
        return spec.commandLine().getParseResult().hasMatchedOption(option);
    }

    final boolean wantsJson() {
        return json;
    }

    /** The keys of maps are sorted, so that the same result is the same text. */
    final void printJson(Object result) {
        printed = true;
        out().println(JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT, SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .build()
                .writeValueAsString(result));
    }
}

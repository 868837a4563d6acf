package io.inventario.cli;

import io.inventario.shared.BusinessException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Understands the arguments before Spring starts, so that help and mistakes are answered at once. */
public final class CommandLineDoor {
    /** Not an exit status: the web application serves until it is told to stop. */
    public static final int SERVING = -1;

    public static final int DONE = 0;
    public static final int FAILED = 1;
    public static final int UNUSABLE_ARGUMENTS = 2;
    /** The argument names something that is not there. */
    private static final Set<String> UNKNOWN = Set.of(
            "backups.unknown",
            "backups.noManifest",
            "database.table.unknown",
            "dataset.module.unknown",
            "users.unknown");

    private CommandLineDoor() {}

    /** @return the exit status, or {@link #SERVING} */
    public static int execute(Class<?> application, String... arguments) {
        try (var services = new Services(application)) {
            var standardOut = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), true);
            return commandLine(services)
                    .setOut(standardOut)
                    .execute(arguments.length == 0 ? new String[] {"run"} : arguments);
        }
    }

    /** Every command; a new one is a class and a line here. */
    static CommandLine commandLine(Services services) {
        var spec = CommandSpec.create().name("inventario").mixinStandardHelpOptions(true);
        spec.version("inventario " + version());
        spec.usageMessage().description("Purchasing, stock, sales and returns. Without a command it serves (run).");
        return new CommandLine(spec)
                .addSubcommand(new RunCommand(services))
                .addSubcommand(new MigrateCommand(services))
                .addSubcommand(new ShowMigrationsCommand(services))
                .addSubcommand(new SqlMigrateCommand(services))
                .addSubcommand(new RollbackCommand(services))
                .addSubcommand(new MakeMigrationsCommand(services))
                .addSubcommand(new TablesCommand(services))
                .addSubcommand(new HealthCommand(services))
                .addSubcommand(new DescribeCommand(services))
                .addSubcommand(new DatabaseShellCommand(services))
                .addSubcommand(new ShellCommand(services))
                .addSubcommand(new DoctorCommand(services))
                .addSubcommand(new CheckCommand(services))
                .addSubcommand(new DumpdataCommand(services))
                .addSubcommand(new LoaddataCommand(services))
                .addSubcommand(new BackupCommand(services))
                .addSubcommand(new BackupsCommand(services))
                .addSubcommand(new VerifyCommand(services))
                .addSubcommand(new RestoreCommand(services))
                .addSubcommand(new CreateSuperuserCommand(services))
                .addSubcommand(new ChangePasswordCommand(services))
                .addSubcommand(new ReportCommand(services))
                .addSubcommand(new CommandLine(new DemoCommand())
                        .addSubcommand(new DemoNorthwindCommand(services))
                        .addSubcommand(new DemoGenerateCommand(services)))
                .setExecutionStrategy(CommandLineDoor::runLast)
                .setParameterExceptionHandler((mistake, given) -> refuse(mistake))
                .setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, command, services));
    }

    private static int runLast(ParseResult parsed) {
        if (!parsed.hasSubcommand() && !parsed.unmatched().isEmpty()) {
            throw new CommandLine.ParameterException(
                    parsed.commandSpec().commandLine(),
                    "There is no command " + parsed.unmatched().getFirst());
        }
        if (!parsed.hasSubcommand() && !parsed.isUsageHelpRequested() && !parsed.isVersionHelpRequested()) {
            throw new CommandLine.ParameterException(parsed.commandSpec().commandLine(), "Name a command");
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    private static int refuse(CommandLine.ParameterException mistake) {
        CommandLine command = mistake.getCommandLine();
        command.getErr().println(mistake.getMessage());
        command.usage(command.getErr());
        return UNUSABLE_ARGUMENTS;
    }

    private static int failed(Exception failure, CommandLine command, Services services) {
        var line = FailureReporter.line(failure);
        if (line.isPresent() && command.getCommand() instanceof ServiceCommand refused) {
            refused.refuse(line.get());
        } else if (line.isPresent()) {
            command.getErr().println("inventario: " + line.get());
        } else if (!services.isStarting()) { // a start that failed has been reported by Spring
            LoggerFactory.getLogger(CommandLineDoor.class).error("The command failed", failure);
        }
        return namesNothing(failure) ? UNUSABLE_ARGUMENTS : FAILED;
    }

    private static boolean namesNothing(Throwable failure) {
        return failure instanceof BusinessException refusal && UNKNOWN.contains(refusal.key());
    }

    private static String version() {
        String version = CommandLineDoor.class.getPackage().getImplementationVersion();
        return version == null ? "(development)" : version;
    }
}

package io.inventario.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.inventario.Inventario;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class CommandLineDoorTests {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown",
                "unknown --help",
                "migrate --nonsense",
                "showmigrations a b",
                "run extra",
                "--json",
                "backup --format tape",
                "dbshell --json",
                "report sales-by-month --from 2026-11-01 --to 2026-11-30 --format csv --json",
                "demo"
            })
    void unusableArgumentsAreAnsweredWithTheUsage(String arguments) {
        assertThat(execute(arguments.split(" "))).isEqualTo(CommandLineDoor.UNUSABLE_ARGUMENTS);
        assertThat(err.toString()).contains("Usage: inventario");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void helpListsTheCommandsOnStandardOutput() {
        assertThat(execute("--help")).isEqualTo(CommandLineDoor.DONE);
        assertThat(out.toString()).contains("run", "migrate", "showmigrations", "check");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void everyCommandHasHelp() {
        for (String name : CommandLineDoor.commandLine(new Services(Inventario.class))
                .getSubcommands()
                .keySet()) {
            assertThat(execute(name, "--help")).as(name).isEqualTo(CommandLineDoor.DONE);
        }
    }

    @Test
    void everyCommandAndOptionSaysWhatItIsFor() {
        commands(CommandLineDoor.commandLine(new Services(Inventario.class))).forEach(command -> {
            CommandSpec spec = command.getCommandSpec();
            assertThat(spec.usageMessage().description())
                    .as(spec.qualifiedName())
                    .isNotEmpty();
            spec.args()
                    .forEach(argument -> assertThat(argument.description())
                            .as(spec.qualifiedName() + " " + argument.paramLabel())
                            .isNotEmpty());
        });
    }

    @Test
    void everyCommandThatHasAResultPrintsItForPrograms() {
        assertThat(commands(CommandLineDoor.commandLine(new Services(Inventario.class)))
                        .map(CommandLine::getCommandSpec)
                        .filter(spec -> spec.subcommands().isEmpty())
                        .filter(spec -> spec.findOption("--json") == null)
                        .map(CommandSpec::name))
                .containsExactlyInAnyOrder("run", "shell");
    }

    private static Stream<CommandLine> commands(CommandLine above) {
        return Stream.concat(
                Stream.of(above), above.getSubcommands().values().stream().flatMap(CommandLineDoorTests::commands));
    }

    private int execute(String... arguments) {
        return CommandLineDoor.commandLine(new Services(Inventario.class))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}

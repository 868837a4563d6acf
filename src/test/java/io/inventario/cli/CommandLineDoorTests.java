package io.inventario.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.inventario.Inventario;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineDoorTests {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown",
                "migrate --nonsense",
                "showmigrations a b",
                "run extra",
                "--json",
                "backup --format tape"
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

    private int execute(String... arguments) {
        return CommandLineDoor.commandLine(new Services(Inventario.class))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}

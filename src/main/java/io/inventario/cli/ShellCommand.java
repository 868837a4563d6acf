package io.inventario.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;

/** A Java shell with the services at hand; the compiler inside it needs plain jars, so a packaged program is unpacked first. */
@Command(
        name = "shell",
        mixinStandardHelpOptions = true,
        description = "Open a Java shell: service(ProductService.class) is a service, run(() -> …) acts as the program")
final class ShellCommand implements Callable<Integer> {
    private final Services services;

    ShellCommand(Services services) {
        this.services = services;
    }

    @Override
    public Integer call() throws Exception {
        Path jar = Path.of(System.getProperty("java.class.path"));
        if (ModuleLayer.boot().findModule("jdk.jshell").isEmpty()) {
            throw new IllegalStateException("This Java has no shell: a JDK is needed, not a runtime alone");
        }
        if (!isPackaged()) {
            services.open(true, false, true);
            return JavaShell.open(services);
        }
        Path folder = Files.createTempDirectory("inventario-shell");
        try {
            java(
                    List.of(
                            "-Djarmode=tools",
                            "-jar",
                            jar.toString(),
                            "extract",
                            "--force",
                            "--destination",
                            folder.toString()),
                    true);
            String plain = folder.resolve(jar.getFileName()) + File.pathSeparator + folder.resolve("lib") + "/*";
            return java(
                    List.of(
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            plain,
                            services.application().getName(),
                            "shell"),
                    false);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private boolean isPackaged() {
        return String.valueOf(ShellCommand.class.getResource("ShellCommand.class"))
                .startsWith("jar:nested:");
    }

    private static int java(List<String> arguments, boolean quiet) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        if (quiet) {
            builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        }
        return builder.start().waitFor();
    }
}
